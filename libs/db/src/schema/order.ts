import type {
  BuyerId,
  OrderId,
  OrganisationId,
  PlanPriceId,
  PlanVersionId,
  StripeAccountId,
  SubscriberId,
} from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { buyer } from './buyer.ts';
import { id, instant, minorUnits } from './columns.ts';
import { planPrice, provider } from './plan-price.ts';
import { planVersion } from './plan-version.ts';
import { stripeAccount } from './stripe-account.ts';
import { subscriber } from './subscriber.ts';

export const orderStatus = pgEnum('order_status', ['open', 'processing', 'paid', 'expired', 'failed']);

/** What somebody set out to buy: written and committed before the provider hears of it, so that no payment is unknown. */
export const order = pgTable(
  'order',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<OrderId>('id').notNull(),
    buyerId: id<BuyerId>('buyer_id').notNull(),
    /** Who will enter. */
    subscriberId: id<SubscriberId>('subscriber_id').notNull(),
    planVersionId: id<PlanVersionId>('plan_version_id').notNull(),
    planPriceId: id<PlanPriceId>('plan_price_id').notNull(),
    provider: provider('provider').notNull(),
    stripeAccountId: id<StripeAccountId>('stripe_account_id'),
    livemode: boolean('livemode').notNull(),
    status: orderStatus('status').notNull().default('open'),
    amountMinor: minorUnits('amount_minor').notNull(),
    currency: text('currency').notNull(),
    checkoutSessionId: text('checkout_session_id'),
    checkoutUrl: text('checkout_url'),
    checkoutExpiresAt: instant('checkout_expires_at'),
    paymentIntentId: text('payment_intent_id'),
    /** Hash of the secret in the buyer's browser: only that browser may claim. */
    browserHash: text('browser_hash'),
    idempotencyKey: text('idempotency_key'),
    correlationId: text('correlation_id').notNull(),
    /** The code of the coupon that it was begun with. */
    promotionCode: text('promotion_code'),
    /** Given for nothing, by the organisation itself: no provider knows of it. */
    complimentary: boolean('complimentary').notNull().default(false),
    paidAt: instant('paid_at'),
    /** The buyer has withdrawn from it: whatever is heard of it later opens nothing. */
    withdrawnAt: instant('withdrawn_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    // Provider metadata and invoice payloads name an order by its id alone.
    unique('order_id').on(t.id),
    unique('order_idempotency').on(t.idempotencyKey, t.organisationId),
    index('order_checkout_session').on(t.checkoutSessionId),
    index('order_open_list').on(t.organisationId, t.createdAt).where(sql`${t.status} = 'open'`),
    index('order_plan_version').on(t.planVersionId, t.organisationId),
    index('order_buyer').on(t.buyerId, t.organisationId),
    index('order_subscriber').on(t.subscriberId, t.organisationId),
    index('order_payment_intent').on(t.paymentIntentId),
    foreignKey({ columns: [t.organisationId, t.buyerId], foreignColumns: [buyer.organisationId, buyer.id] }),
    foreignKey({
      columns: [t.organisationId, t.subscriberId],
      foreignColumns: [subscriber.organisationId, subscriber.id],
    }),
    foreignKey({
      columns: [t.organisationId, t.planVersionId],
      foreignColumns: [planVersion.organisationId, planVersion.id],
    }),
    foreignKey({
      columns: [t.organisationId, t.planPriceId],
      foreignColumns: [planPrice.organisationId, planPrice.id],
    }),
    foreignKey({
      columns: [t.organisationId, t.stripeAccountId],
      foreignColumns: [stripeAccount.organisationId, stripeAccount.id],
    }),
    check(
      'order_complimentary',
      sql`not ${t.complimentary} or (${t.amountMinor} = 0 and ${t.status} = 'paid' and ${t.checkoutSessionId} is null)`,
    ),
  ],
);
