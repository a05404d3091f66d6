import { subscriptionStatuses } from '@latchkey/contracts/facts/subscription-fact';
import type { OrderId, OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, pgEnum, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant, minorUnits } from './columns.ts';
import { order } from './order.ts';
import { provider } from './plan-price.ts';

export const subscriptionStatus = pgEnum('subscription_status', subscriptionStatuses);

/** Fact: a provider's subscription as it was last read. Grace belongs to its unpaid invoice. */
export const subscription = pgTable(
  'subscription',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<SubscriptionId>('id').notNull(),
    orderId: id<OrderId>('order_id').notNull(),
    provider: provider('provider').notNull(),
    /** `acct_…`, or the bot's Telegram id for Stars. */
    account: text('account').notNull(),
    livemode: boolean('livemode').notNull(),
    /** `sub_…`, or the order's id for Stars, whose charges have a new id each time. */
    providerId: text('provider_id').notNull(),
    status: subscriptionStatus('status').notNull(),
    priceIds: text('price_ids').array().notNull().default([]),
    periodEnd: instant('period_end'),
    paidThrough: instant('paid_through'),
    trialEnd: instant('trial_end'),
    cancelAt: instant('cancel_at'),
    endedAt: instant('ended_at'),
    everPaid: boolean('ever_paid').notNull(),
    unpaidInvoiceId: text('unpaid_invoice_id'),
    unpaidAmountMinor: minorUnits('unpaid_amount_minor'),
    unpaidCurrency: text('unpaid_currency'),
    payUrl: text('pay_url'),
    /** First failure of the unpaid invoice; later ones do not move it. */
    firstFailedAt: instant('first_failed_at'),
    graceUntil: instant('grace_until'),
    customerId: text('customer_id'),
    /** When the sweep reads it again by itself: its next turn of time. */
    dueAt: instant('due_at'),
    /** When the sweep looks whether somebody is to be reminded: of a charge that is coming, or of one that failed. */
    reminderDueAt: instant('reminder_due_at'),
    readAt: instant('read_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('subscription_once').on(t.provider, t.account, t.livemode, t.providerId),
    index('subscription_due').on(t.dueAt),
    index('subscription_reminder').on(t.reminderDueAt).where(sql`${t.reminderDueAt} is not null`),
    index('subscription_listed').on(t.status, t.organisationId),
    index('subscription_order').on(t.orderId, t.organisationId),
    foreignKey({ columns: [t.organisationId, t.orderId], foreignColumns: [order.organisationId, order.id] }),
  ],
);
