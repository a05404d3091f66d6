import { z } from 'zod';
import { ChannelId, DriftId, OrganisationId, ReconcilePartId, StripeAccountId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { driftFixes, driftKinds, driftStates, driftSubjectKinds } from '../reconcile/drift.ts';
import { reconcileFailures, reconcileParts } from '../reconcile/parts.ts';
import { procedure } from './procedure.ts';

/** One difference between provider, database and chat. */
export const DriftView = z.object({
  id: DriftId,
  organisationId: OrganisationId,
  kind: z.enum(driftKinds),
  subjectKind: z.enum(driftSubjectKinds),
  subjectId: z.string(),
  state: z.enum(driftStates),
  /** What each of the three says, and when it was looked at. Ids, states and numbers. */
  evidence: z.record(z.string(), z.unknown()),
  /** What would put it right. */
  fix: z.enum(driftFixes),
  /** Nothing more is done about it by itself. */
  waitsForPerson: z.boolean(),
  /** How many it is about. */
  size: z.int(),
  foundAt: Instant,
  lastSeenAt: Instant,
  /** When its fix was last asked for. */
  fixAppliedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** Why it was dismissed. */
  reason: z.string().nullable(),
});
export type DriftView = z.infer<typeof DriftView>;

/** What one part of the reconciler has compared, and when. */
export const ReconcilePartView = z.object({
  id: ReconcilePartId,
  part: z.enum(reconcileParts),
  stripeAccountId: StripeAccountId.nullable(),
  channelId: ChannelId.nullable(),
  /** `running`: in the middle of a pass. `failing`: its last try could not reach the other side. */
  state: z.enum(['never', 'running', 'done', 'failing']),
  startedAt: Instant.nullable(),
  succeededAt: Instant.nullable(),
  /** Of the last try, null when it succeeded. */
  failure: z.enum(reconcileFailures).nullable(),
  failedAt: Instant.nullable(),
  /** How much was compared and found to differ in the pass that is under way, or in the last one. */
  compared: z.int(),
  found: z.int(),
  nextAt: Instant,
});
export type ReconcilePartView = z.infer<typeof ReconcilePartView>;

/** Optional where the caller belongs to one organisation only. */
const organisationId = OrganisationId.optional();

export const drift = {
  /** Drifts of the organisation, newest first, with filters and a cursor. */
  list: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({
      organisationId,
      kind: z.enum(driftKinds).optional(),
      state: z.enum(driftStates).optional(),
      waitsForPerson: z.boolean().optional(),
      subjectId: z.string().min(1).max(300).optional(),
      limit: z.int().min(1).max(100).default(50),
      cursor: DriftId.optional(),
    }),
    output: z.object({ items: z.array(DriftView), nextCursor: DriftId.nullable() }),
  }),
  /** Asks for a drift's fix, through the access machine. */
  fix: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({ organisationId, driftId: DriftId }),
    output: DriftView,
  }),
  /** A drift is to be left as it is. It is found anew when it has been over once, or grows. */
  dismiss: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({ organisationId, driftId: DriftId, reason: z.string().trim().min(3).max(500) }),
    output: DriftView,
  }),
};

export const reconcile = {
  /** What was compared, when, and what could not be. */
  status: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({ organisationId }),
    output: z.object({ openDrifts: z.int(), parts: z.array(ReconcilePartView) }),
  }),
  /** Has everything of the organisation compared now. */
  run: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({ organisationId }),
    output: z.object({ parts: z.int() }),
  }),
};
