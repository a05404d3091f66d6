import type { DisputeId, OrganisationId, PaymentId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant, minorUnits } from './columns.ts';
import { forLists } from './for-lists.ts';
import { moneyPolicy } from './organisation.ts';
import { payment } from './payment.ts';
import { provider } from './plan-price.ts';

/** Fact: a dispute of a payment as it was last read. */
export const dispute = pgTable(
  'dispute',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<DisputeId>('id').notNull(),
    paymentId: id<PaymentId>('payment_id').notNull(),
    provider: provider('provider').notNull(),
    account: text('account').notNull(),
    livemode: boolean('livemode').notNull(),
    providerId: text('provider_id').notNull(),
    status: text('status').notNull(),
    reason: text('reason'),
    amountMinor: minorUnits('amount_minor').notNull(),
    currency: text('currency').notNull(),
    /** What of the money is gone at present: withdrawn and not reinstated. */
    withdrawnMinor: minorUnits('withdrawn_minor').notNull().default(sql`0`),
    /** The organisation's when the dispute was first read as lost: a later setting does not reach back. */
    policy: moneyPolicy('policy'),
    /** Until when evidence may be given. */
    respondBy: instant('respond_by'),
    /** When it was first read as closed; the provider does not tell. */
    closedAt: instant('closed_at'),
    createdAt: instant('created_at').notNull(),
    readAt: instant('read_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('dispute_once').on(t.provider, t.account, t.livemode, t.providerId),
    index('dispute_listed').on(t.organisationId, t.id).where(forLists(t.id)),
    index('dispute_payment').on(t.paymentId, t.organisationId),
    foreignKey({
      columns: [t.organisationId, t.paymentId],
      foreignColumns: [payment.organisationId, payment.id],
    }),
  ],
);
