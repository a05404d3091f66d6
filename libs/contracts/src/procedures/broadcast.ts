import { z } from 'zod';
import { broadcastProblems, broadcastStates, recipientStates } from '../broadcast/broadcast.ts';
import { Content, ContentButton } from '../broadcast/content.ts';
import { BroadcastId, OrganisationId, PlanId, SubscriberId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();

/** To whom a broadcast goes. */
export const Segment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('active') }),
  z.object({ kind: z.literal('grace') }),
  z.object({ kind: z.literal('plan'), planId: PlanId }),
]);
export type Segment = z.infer<typeof Segment>;

/** What is written, and to whom. */
export const BroadcastDraft = z.object({
  content: Content,
  button: ContentButton.nullable().default(null),
  segment: Segment,
});
export type BroadcastDraft = z.infer<typeof BroadcastDraft>;

/** How many people a broadcast would go to, and why it does not reach the others. */
export const Audience = z.object({
  /** Those who would be written to. */
  reachable: z.int().nonnegative(),
  optedOut: z.int().nonnegative(),
  blocked: z.int().nonnegative(),
  neverStarted: z.int().nonnegative(),
  /** They bought on the web and have not opened their place in Telegram. */
  withoutTelegram: z.int().nonnegative(),
});
export type Audience = z.infer<typeof Audience>;

const Counts = z.record(z.enum(recipientStates), z.int().nonnegative());

export const BroadcastView = z.object({
  id: BroadcastId,
  state: z.enum(broadcastStates),
  content: Content,
  button: ContentButton.nullable(),
  segment: Segment,
  /** The plan's name, where one is meant. */
  plan: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  /** When it begins; null: nobody has said so. */
  startsAt: Instant.nullable(),
  /** How long until then, by the clock that counts; null: it does not wait for a time. */
  startsInSeconds: z.int().nonnegative().nullable(),
  begunAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  /** Why it has paused by itself. */
  problem: z.enum(broadcastProblems).nullable(),
  /** How it went for whom; before it begins there is nobody. */
  counts: Counts,
});
export type BroadcastView = z.infer<typeof BroadcastView>;

/** How it went for one person. */
export const RecipientRow = z.object({
  telegramUserId: z.int(),
  /** null: who is no member, as a creator who sends to themselves. */
  subscriberId: SubscriberId.nullable(),
  firstName: z.string().nullable(),
  username: z.string().nullable(),
  state: z.enum(recipientStates),
  sentAt: Instant.nullable(),
});
export type RecipientRow = z.infer<typeof RecipientRow>;

const RecipientCursor = z.object({ telegramUserId: z.int() });
const one = z.object({ organisationId, broadcastId: BroadcastId });
const recipientsOf = one.extend({
  state: z.enum(recipientStates).optional(),
  cursor: RecipientCursor.optional(),
});
const moving = procedure({
  type: 'mutation',
  permission: 'organisation:manage',
  input: one,
  output: BroadcastView,
});

export const broadcast = {
  /** Broadcasts of the organisation, newest first. */
  list: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({
      organisationId,
      limit: z.int().min(1).max(50).default(20),
      cursor: z.object({ id: BroadcastId }).optional(),
    }),
    output: z.object({
      items: z.array(BroadcastView),
      nextCursor: z.object({ id: BroadcastId }).nullable(),
    }),
  }),
  get: procedure({ type: 'query', permission: 'access:read', input: one, output: BroadcastView }),
  /** How many people a segment has at this moment; who they are is fixed when the broadcast begins. */
  audience: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({ organisationId, segment: Segment }),
    output: Audience,
  }),
  /** Keeps a new draft; the same key is the same draft, however often it is sent. */
  create: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: BroadcastDraft.extend({ organisationId, idempotencyKey: z.string().min(8).max(100) }),
    output: BroadcastView,
  }),
  /** `conflict` when it is no draft any more. */
  update: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: BroadcastDraft.extend({ organisationId, broadcastId: BroadcastId }),
    output: BroadcastView,
  }),
  /** Throws a draft away. */
  remove: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: one,
    output: z.object({ removed: z.boolean() }),
  }),
  /** Sends a message to the caller alone, as subscribers would get it. `conflict` for who has not linked Telegram. */
  sendToMe: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: BroadcastDraft.omit({ segment: true }).extend({
      organisationId,
      idempotencyKey: z.string().min(8).max(100),
    }),
    output: BroadcastView,
  }),
  /** Has a draft sent: at a time, or (left out) at once, with some seconds to take it back. */
  schedule: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: one.extend({ at: Instant.optional() }),
    output: BroadcastView,
  }),
  /** What was to be sent is a draft again; `conflict` when it has begun. */
  unschedule: moving,
  pause: moving,
  resume: moving,
  /** Who has not been written to is not written to any more. */
  cancel: moving,
  /** How it went for each person, page after page. */
  recipients: procedure({
    type: 'query',
    permission: 'access:read',
    input: recipientsOf.extend({ limit: z.int().min(1).max(200).default(50) }),
    output: z.object({ items: z.array(RecipientRow), nextCursor: RecipientCursor.nullable() }),
  }),
  /** The same as lines of CSV, a thousand at a time; the first page begins with the heading. Noted in the audit. */
  exportCsv: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: recipientsOf,
    output: z.object({ csv: z.string(), rows: z.int(), nextCursor: RecipientCursor.nullable() }),
  }),
};
