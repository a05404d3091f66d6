import { starsCallKinds, starsCallStates } from '@latchkey/contracts/facts/stars-renewal';
import type {
  OrderId,
  OrganisationId,
  PaymentId,
  StarsCallId,
  SubscriptionId,
} from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { order } from './order.ts';
import { payment } from './payment.ts';
import { subscription } from './subscription.ts';

export const starsCallKind = pgEnum('stars_call_kind', starsCallKinds);
export const starsCallState = pgEnum('stars_call_state', starsCallStates);

/**
 * Something asked of Telegram about an order in Stars: a promise until Telegram has answered. One is open per order, so
 * that two of them never race each other to Telegram.
 */
export const starsCall = pgTable(
  'stars_call',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<StarsCallId>('id').notNull(),
    kind: starsCallKind('kind').notNull(),
    state: starsCallState('state').notNull().default('asked'),
    orderId: id<OrderId>('order_id').notNull(),
    /** What is cancelled or reopened, and before a refund cancelled; null: paid once. */
    subscriptionId: id<SubscriptionId>('subscription_id'),
    /** What is given back. */
    paymentId: id<PaymentId>('payment_id'),
    /** Telegram's words where it refuses. */
    refusal: text('refusal'),
    askedAt: instant('asked_at').notNull(),
    answeredAt: instant('answered_at'),
    /** When the sweep has it asked, if nobody has by then. */
    dueAt: instant('due_at').notNull(),
    /** Wall time: one asks at a time. */
    leaseToken: text('lease_token'),
    leaseUntil: instant('lease_until'),
    correlationId: text('correlation_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    uniqueIndex('stars_call_open').on(t.orderId, t.organisationId).where(sql`${t.state} = 'asked'`),
    index('stars_call_order').on(t.orderId, t.organisationId),
    index('stars_call_due').on(t.dueAt).where(sql`${t.state} = 'asked'`),
    foreignKey({ columns: [t.organisationId, t.orderId], foreignColumns: [order.organisationId, order.id] }),
    foreignKey({
      columns: [t.organisationId, t.subscriptionId],
      foreignColumns: [subscription.organisationId, subscription.id],
    }),
    foreignKey({
      columns: [t.organisationId, t.paymentId],
      foreignColumns: [payment.organisationId, payment.id],
    }),
    check('stars_call_of', sql`(${t.kind} = 'refund') = (${t.paymentId} is not null)`),
    check('stars_call_subscription', sql`${t.kind} = 'refund' or ${t.subscriptionId} is not null`),
  ],
);
