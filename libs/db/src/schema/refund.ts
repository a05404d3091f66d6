import type { OrganisationId, PaymentId, RefundId } from '@latchkey/contracts/ids';
import { boolean, foreignKey, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant, minorUnits } from './columns.ts';
import { forLists } from './for-lists.ts';
import { moneyPolicy } from './organisation.ts';
import { payment } from './payment.ts';
import { provider } from './plan-price.ts';

/** Fact: a refund of a payment as it was last read. */
export const refund = pgTable(
  'refund',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<RefundId>('id').notNull(),
    paymentId: id<PaymentId>('payment_id').notNull(),
    provider: provider('provider').notNull(),
    account: text('account').notNull(),
    livemode: boolean('livemode').notNull(),
    providerId: text('provider_id').notNull(),
    status: text('status').notNull(),
    failureReason: text('failure_reason'),
    amountMinor: minorUnits('amount_minor').notNull(),
    currency: text('currency').notNull(),
    /** The organisation's when the refund was first read: a later setting does not reach back. */
    policy: moneyPolicy('policy'),
    createdAt: instant('created_at').notNull(),
    readAt: instant('read_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('refund_once').on(t.provider, t.account, t.livemode, t.providerId),
    index('refund_listed').on(t.organisationId, t.id).where(forLists(t.id)),
    index('refund_payment').on(t.paymentId, t.organisationId),
    foreignKey({
      columns: [t.organisationId, t.paymentId],
      foreignColumns: [payment.organisationId, payment.id],
    }),
  ],
);
