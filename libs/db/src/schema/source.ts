import { revokeReasons } from '@latchkey/contracts/access/reasons';
import type {
  BuyerId,
  OrderLineId,
  OrganisationId,
  PaymentId,
  SourceId,
  SubscriberId,
  SubscriptionId,
} from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgEnum, pgTable, primaryKey, unique } from 'drizzle-orm/pg-core';
import { buyer } from './buyer.ts';
import { id, instant } from './columns.ts';
import { orderLine } from './order-line.ts';
import { payment } from './payment.ts';
import { subscriber } from './subscriber.ts';
import { subscription } from './subscription.ts';

export const sourceKind = pgEnum('source_kind', ['subscription', 'one_time', 'gift', 'complimentary']);
export const revokeReason = pgEnum('revoke_reason', revokeReasons);

/**
 * Why somebody is entitled: a line of an order that a subscription or a payment carries. It belongs to the buyer and is
 * assigned to a subscriber (a gift: another one). Access is the union of all live sources of a subscriber for a channel.
 */
export const source = pgTable(
  'source',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<SourceId>('id').notNull(),
    kind: sourceKind('kind').notNull(),
    orderLineId: id<OrderLineId>('order_line_id').notNull(),
    buyerId: id<BuyerId>('buyer_id').notNull(),
    subscriberId: id<SubscriberId>('subscriber_id').notNull(),
    subscriptionId: id<SubscriptionId>('subscription_id'),
    paymentId: id<PaymentId>('payment_id'),
    /** For sources without a subscription: when it ends by itself; null: never. */
    endsAt: instant('ends_at'),
    /** Ended before its time: a refund, a dispute. */
    endedAt: instant('ended_at'),
    endReason: revokeReason('end_reason'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('source_once').on(t.orderLineId, t.organisationId),
    index('source_subscriber').on(t.subscriberId, t.organisationId),
    index('source_subscription').on(t.subscriptionId, t.organisationId),
    foreignKey({
      columns: [t.organisationId, t.orderLineId],
      foreignColumns: [orderLine.organisationId, orderLine.id],
    }),
    foreignKey({ columns: [t.organisationId, t.buyerId], foreignColumns: [buyer.organisationId, buyer.id] }),
    foreignKey({
      columns: [t.organisationId, t.subscriberId],
      foreignColumns: [subscriber.organisationId, subscriber.id],
    }),
    foreignKey({
      columns: [t.organisationId, t.subscriptionId],
      foreignColumns: [subscription.organisationId, subscription.id],
    }),
    foreignKey({
      columns: [t.organisationId, t.paymentId],
      foreignColumns: [payment.organisationId, payment.id],
    }),
    check('source_subscription', sql`(${t.kind} = 'subscription') = (${t.subscriptionId} is not null)`),
  ],
);
