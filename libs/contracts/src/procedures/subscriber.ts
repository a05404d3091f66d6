import { z } from 'zod';
import { BlockMoneyAct, moneyChoices, moneyStates } from '../block/block-money.ts';
import { BlockId, ChannelId, OrderId, OrganisationId, PlanId, SubscriberId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { memberFilters, memberSorts } from '../members/standing.ts';
import { TimelineCursor, TimelineEntry } from '../members/timeline.ts';
import { AccessView } from './access.ts';
import { procedure } from './procedure.ts';
import { GivenTime, MemberSubscription, SubscriberRow } from './subscriber-views.ts';

const organisationId = OrganisationId.optional();
const Reason = z.string().trim().min(1).max(500);

/** A block with what became of the money. */
export const BlockView = z.object({
  id: BlockId,
  subscriberId: SubscriberId,
  /** null: all channels of the organisation. */
  channelId: ChannelId.nullable(),
  reason: z.string(),
  createdAt: Instant,
  /** null: until it is lifted. */
  endsAt: Instant.nullable(),
  liftedAt: Instant.nullable(),
  liftedReason: z.string().nullable(),
  /** Nobody is kept out by it: access was ended once. */
  removal: z.boolean(),
  money: z.object({
    choice: z.enum(moneyChoices),
    /** Only with `none`: why nothing is to be done. */
    reason: z.string().nullable(),
    state: z.enum(moneyStates),
    acts: z.array(BlockMoneyAct),
  }),
});
export type BlockView = z.infer<typeof BlockView>;

/** The choice about the money. `cancel` ends what is charged from now on; `refund` gives the last payment back as well. */
const Money = z.discriminatedUnion('choice', [
  z.object({ choice: z.literal('cancel') }),
  z.object({ choice: z.literal('refund') }),
  z.object({ choice: z.literal('none'), reason: Reason }),
]);

/** Which members are meant. Without `query` those who have, or had, access; with it everybody who ever began to buy. */
export const MemberSelection = z.object({
  /** A name, @username, e-mail, or any id: Telegram's, ours, or `sub_`, `pi_`, `cs_`, `in_`, `ch_` of Stripe. */
  query: z.string().trim().max(200).optional(),
  state: z.enum(memberFilters).optional(),
  channelId: ChannelId.optional(),
  planId: PlanId.optional(),
});
export type MemberSelection = z.infer<typeof MemberSelection>;

/** The last row of the page before: what it is sorted by, and its id. */
const MemberCursor = z.object({ value: z.string().max(300).nullable(), id: SubscriberId });

/** How much time is to be given for nothing. */
export const GivenDays = z.object({
  subscriberId: SubscriberId,
  channelId: ChannelId,
  /** After what the person has already, or from now. */
  days: z.int().min(1).max(3660),
  reason: Reason,
  idempotencyKey: z.string().min(8).max(100),
});

/** Whose access is to be ended, and what is to become of the money. */
export const MemberRemoval = z.object({
  subscriberId: SubscriberId,
  /** Left out: all channels of the organisation. */
  channelId: ChannelId.optional(),
  reason: Reason,
  money: Money,
});

export const subscriber = {
  /** Members of the organisation: searched, filtered, sorted, page after page. */
  list: procedure({
    type: 'query',
    permission: 'access:read',
    input: MemberSelection.extend({
      organisationId,
      sort: z.enum(memberSorts).default('since'),
      /** Not `direction`, which tRPC's paged queries send by themselves. */
      order: z.enum(['asc', 'desc']).default('desc'),
      limit: z.int().min(1).max(200).default(50),
      cursor: MemberCursor.optional(),
    }),
    output: z.object({
      items: z.array(SubscriberRow),
      nextCursor: MemberCursor.nullable(),
      /** How many there are in all; only with the first page. */
      total: z.int().nullable(),
    }),
  }),
  /** The same as lines of CSV, a thousand at a time; the first page begins with the heading. Noted in the audit. */
  exportCsv: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: MemberSelection.extend({ organisationId, cursor: MemberCursor.optional() }),
    output: z.object({ csv: z.string(), rows: z.int(), nextCursor: MemberCursor.nullable() }),
  }),
  /** Everything about one member but the history. */
  get: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({ organisationId, subscriberId: SubscriberId }),
    output: z.object({
      row: SubscriberRow,
      languageCode: z.string().nullable(),
      /** Whether a bot can write to them; null: they never began a conversation. */
      reachable: z.boolean().nullable(),
      accesses: z.array(AccessView),
      subscriptions: z.array(MemberSubscription),
      given: z.array(GivenTime),
      blocks: z.array(BlockView),
      /** A purchase that nobody has claimed in Telegram. */
      unclaimedOrderId: OrderId.nullable(),
    }),
  }),
  /** What happened to a member and why, newest first. */
  timeline: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({
      organisationId,
      subscriberId: SubscriberId,
      limit: z.int().min(1).max(100).default(50),
      cursor: TimelineCursor.optional(),
    }),
    output: z.object({ items: z.array(TimelineEntry), nextCursor: TimelineCursor.nullable() }),
  }),
  /** Gives time in a channel for nothing, after what the person has already. The same key gives once. */
  giveDays: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: GivenDays.extend({ organisationId }),
    output: z.object({ orderId: OrderId, until: Instant }),
  }),
  /** Takes given time back, whole or what is left of it. */
  takeBackDays: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({ organisationId, orderId: OrderId, reason: Reason }),
    output: z.object({ takenBack: z.boolean() }),
  }),
  /** Ends what entitles a person, with a choice about the money, and keeps nobody out: they may buy again. */
  remove: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: MemberRemoval.extend({ organisationId }),
    output: BlockView,
  }),
  /** A single-use link: who opens it in the bot with another Telegram account takes the member's place. */
  createMoveLink: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({ organisationId, subscriberId: SubscriberId }),
    output: z.object({ deepLink: z.url(), expiresAt: Instant }),
  }),
  /** Keeps a person out of a channel, or of all, whatever is paid; the same block twice is one. */
  block: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({
      organisationId,
      subscriberId: SubscriberId,
      /** Left out: all channels of the organisation. */
      channelId: ChannelId.optional(),
      reason: Reason,
      /** Left out: until it is lifted. */
      endsAt: Instant.optional(),
      money: Money,
    }),
    output: BlockView,
  }),
  /** Lifts a block: who is entitled by what they paid is let in again. */
  unblock: procedure({
    type: 'mutation',
    permission: 'support:act',
    input: z.object({ organisationId, blockId: BlockId, reason: Reason }),
    output: BlockView,
  }),
  /** The blocks of a person, newest first, those that are over too. */
  blocks: procedure({
    type: 'query',
    permission: 'access:read',
    input: z.object({ organisationId, subscriberId: SubscriberId }),
    output: z.array(BlockView),
  }),
};
