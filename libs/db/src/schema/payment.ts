import type { OrderId, OrganisationId, PaymentId, SubscriptionId } from '@latchkey/contracts/ids';
import { boolean, foreignKey, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant, minorUnits } from './columns.ts';
import { forLists } from './for-lists.ts';
import { order } from './order.ts';
import { provider } from './plan-price.ts';
import { subscription } from './subscription.ts';

/** Fact: money that arrived, once per provider object (invoice, session, Stars charge). */
export const payment = pgTable(
  'payment',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<PaymentId>('id').notNull(),
    orderId: id<OrderId>('order_id').notNull(),
    subscriptionId: id<SubscriptionId>('subscription_id'),
    provider: provider('provider').notNull(),
    account: text('account').notNull(),
    livemode: boolean('livemode').notNull(),
    providerId: text('provider_id').notNull(),
    /** `pi_…`: what refunds, disputes and the provider's balance know it by; null where it was not told. */
    paymentIntentId: text('payment_intent_id'),
    amountMinor: minorUnits('amount_minor').notNull(),
    currency: text('currency').notNull(),
    paidAt: instant('paid_at').notNull(),
    paidThrough: instant('paid_through'),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('payment_once').on(t.provider, t.account, t.livemode, t.providerId),
    index('payment_order').on(t.orderId, t.organisationId),
    index('payment_subscription').on(t.subscriptionId, t.organisationId),
    index('payment_listed').on(t.organisationId, t.id).where(forLists(t.id)),
    index('payment_intent').on(t.paymentIntentId),
    foreignKey({ columns: [t.organisationId, t.orderId], foreignColumns: [order.organisationId, order.id] }),
    foreignKey({
      columns: [t.organisationId, t.subscriptionId],
      foreignColumns: [subscription.organisationId, subscription.id],
    }),
  ],
);
