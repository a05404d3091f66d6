import { z } from 'zod';
import { DeadLetterId, OrganisationId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { deadLetterClasses, deadLetterEnds, replayOutcomes } from '../jobs/dead-letter.ts';
import { procedure } from './procedure.ts';

/** A job that was given up: at most one is open for a job and what it is about. */
export const DeadLetterView = z.object({
  id: DeadLetterId,
  job: z.string(),
  /** What it is about: the access, the provider's object. */
  entity: z.string(),
  class: z.enum(deadLetterClasses),
  attempts: z.int(),
  correlationId: z.string(),
  firstFailedAt: Instant,
  lastFailedAt: Instant,
  lastError: z.string().nullable(),
  replayedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  closedBy: z.enum(deadLetterEnds).nullable(),
  closeReason: z.string().nullable(),
});
export type DeadLetterView = z.infer<typeof DeadLetterView>;

export const DeadLetterFailureView = z.object({
  /** null: not kept by the release that noted it. */
  at: Instant.nullable(),
  attempt: z.int(),
  message: z.string(),
});

export const ReplayView = z.object({
  id: DeadLetterId,
  job: z.string(),
  entity: z.string(),
  outcome: z.enum(replayOutcomes),
});
export type ReplayView = z.infer<typeof ReplayView>;

/** Optional where the caller belongs to one organisation only. */
const organisationId = OrganisationId.optional();

const filter = {
  job: z.string().max(64).optional(),
  class: z.enum(deadLetterClasses).optional(),
  /** By the time of the last failure. */
  from: Instant.optional(),
  until: Instant.optional(),
};

export const deadLetter = {
  /** Jobs that were given up, newest first, with filters and a cursor. */
  list: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({
      organisationId,
      ...filter,
      state: z.enum(['open', 'closed']).optional(),
      limit: z.int().min(1).max(100).default(50),
      cursor: DeadLetterId.optional(),
    }),
    output: z.object({ items: z.array(DeadLetterView), nextCursor: DeadLetterId.nullable() }),
  }),
  /** One of them with its payload (ids only) and the failures that are kept, oldest first. */
  get: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({ organisationId, deadLetterId: DeadLetterId }),
    output: DeadLetterView.extend({
      payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      failures: z.array(DeadLetterFailureView),
    }),
  }),
  /** Promises the job anew. What has come right meanwhile is left alone, and the answer says so. */
  replay: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({ organisationId, deadLetterId: DeadLetterId, dryRun: z.boolean().default(false) }),
    output: ReplayView,
  }),
  /** The same for the open ones that fit a filter, oldest first; with `dryRun` nothing is done but told. */
  replayMany: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({
      organisationId,
      ...filter,
      dryRun: z.boolean(),
      limit: z.int().min(1).max(200).default(100),
      cursor: DeadLetterId.optional(),
    }),
    output: z.object({
      items: z.array(ReplayView),
      counts: z.partialRecord(z.enum(replayOutcomes), z.int()),
      nextCursor: DeadLetterId.nullable(),
    }),
  }),
  /** Puts one aside, with a reason. The sweeps go on to look after what it is about, unless it is a stored update. */
  discard: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({
      organisationId,
      deadLetterId: DeadLetterId,
      /** Kept in the audit: no personal data. */
      reason: z.string().trim().min(1).max(500),
    }),
    output: DeadLetterView,
  }),
};
