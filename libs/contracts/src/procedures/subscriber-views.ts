import { z } from 'zod';
import { actionsRequired } from '../access/reasons.ts';
import { subscriptionStatuses } from '../facts/subscription-fact.ts';
import { AccessId, ChannelId, OrderId, PlanId, SubscriberId, SubscriptionId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { standings } from '../members/standing.ts';
import { MoneyWire } from '../money.ts';

/** How somebody stands in one channel. */
export const ChannelStanding = z.object({
  accessId: AccessId,
  channelId: ChannelId,
  title: z.string(),
  standing: z.enum(standings),
  blocked: z.boolean(),
  actionRequired: z.enum(actionsRequired).nullable(),
  entitledUntil: Instant.nullable(),
  graceUntil: Instant.nullable(),
});
export type ChannelStanding = z.infer<typeof ChannelStanding>;

/** A member as one row of a list. */
export const SubscriberRow = z.object({
  id: SubscriberId,
  /** null: nobody has claimed the purchase yet. */
  telegramUserId: z.int().nullable(),
  /** As the bot saw them last. */
  firstName: z.string().nullable(),
  username: z.string().nullable(),
  /** Of who paid. */
  email: z.string().nullable(),
  since: Instant,
  channels: z.array(ChannelStanding),
  /** Plans that carry access now. */
  plans: z.array(z.string()),
  /** The latest moment up to which something is paid or given. */
  paidThrough: Instant.nullable(),
  /** What was paid and not taken back, per currency. */
  lifetime: z.array(MoneyWire),
});
export type SubscriberRow = z.infer<typeof SubscriberRow>;

/** A subscription behind a member's place. */
export const MemberSubscription = z.object({
  id: SubscriptionId,
  orderId: OrderId,
  provider: z.enum(['stripe', 'stars']),
  providerId: z.string(),
  plan: z.string(),
  planId: PlanId,
  interval: z.enum(['month', 'year', 'once']),
  price: MoneyWire,
  status: z.enum(subscriptionStatuses),
  periodEnd: Instant.nullable(),
  paidThrough: Instant.nullable(),
  trialEnd: Instant.nullable(),
  /** When it ends by itself; null: it goes on. */
  cancelAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  graceUntil: Instant.nullable(),
  unpaid: MoneyWire.nullable(),
  payUrl: z.url().nullable(),
});
export type MemberSubscription = z.infer<typeof MemberSubscription>;

/** Time that was given for nothing, and how it stands. */
export const GivenTime = z.object({
  orderId: OrderId,
  channelId: ChannelId,
  channel: z.string(),
  plan: z.string(),
  givenAt: Instant,
  until: Instant.nullable(),
  /** It was taken back before its time. */
  endedAt: Instant.nullable(),
});
export type GivenTime = z.infer<typeof GivenTime>;
