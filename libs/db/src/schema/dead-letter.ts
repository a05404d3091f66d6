import type { DeadLetterId, OrganisationId } from '@latchkey/contracts/ids';
import type { DeadLetterClass, DeadLetterEnd } from '@latchkey/contracts/jobs/dead-letter';
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

/** One failed attempt. A string: noted by a release that kept the message alone. */
export type NotedFailure = { at: string; attempt: number; message: string } | string;

/**
 * A job that stopped or ran out of attempts; at most one open per (job, entity). The truth about it: the queue of dead
 * letters is a copy, for people who look there, and is made again from here.
 */
export const deadLetter = pgTable(
  'dead_letter',
  {
    id: id<DeadLetterId>('id').primaryKey(),
    /** Null for objects of no known organisation. */
    organisationId: id<OrganisationId>('organisation_id'),
    /** A name of the catalogue, or one that only a newer release knows. */
    job: text('job').notNull(),
    /** What the job is about: the access, the provider's object. */
    entity: text('entity').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    failureClass: text('failure_class').$type<DeadLetterClass>().notNull(),
    /** The latest failures, oldest first. */
    errors: jsonb('errors').$type<NotedFailure[]>().notNull(),
    attempts: integer('attempts').notNull(),
    correlationId: text('correlation_id').notNull(),
    firstFailedAt: instant('first_failed_at').notNull(),
    lastFailedAt: instant('last_failed_at').notNull(),
    /** When it was promised anew; null again once it has died again. */
    replayedAt: instant('replayed_at'),
    closedAt: instant('closed_at'),
    closedBy: text('closed_by').$type<DeadLetterEnd>(),
    closeReason: text('close_reason'),
    /** When the sweep looks whether it has come right, and holds the copy in the queue equal; null: closed and forgotten there. */
    dueAt: instant('due_at').default(sql`now()`),
  },
  (t) => [
    uniqueIndex('dead_letter_open').on(t.job, t.entity).where(sql`${t.closedAt} is null`),
    index('dead_letter_organisation').on(t.organisationId, t.lastFailedAt),
    index('dead_letter_newest').on(t.organisationId, t.id),
    index('dead_letter_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
  ],
);
