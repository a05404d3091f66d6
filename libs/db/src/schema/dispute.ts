import type { OrganisationId, PaymentId } from '@latchkey/contracts/ids';
import { boolean, foreignKey, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant, minorUnits } from './columns.ts';
import { payment } from './payment.ts';
import { provider } from './plan-price.ts';

/** Fact: a dispute of a payment as it was last read. */
export const dispute = pgTable(
  'dispute',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: text('id').notNull(),
    paymentId: id<PaymentId>('payment_id').notNull(),
    provider: provider('provider').notNull(),
    account: text('account').notNull(),
    livemode: boolean('livemode').notNull(),
    providerId: text('provider_id').notNull(),
    status: text('status').notNull(),
    amountMinor: minorUnits('amount_minor').notNull(),
    currency: text('currency').notNull(),
    createdAt: instant('created_at').notNull(),
    readAt: instant('read_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('dispute_once').on(t.provider, t.account, t.livemode, t.providerId),
    foreignKey({
      columns: [t.organisationId, t.paymentId],
      foreignColumns: [payment.organisationId, payment.id],
    }),
  ],
);
