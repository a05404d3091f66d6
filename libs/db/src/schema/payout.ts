import type { OrganisationId, PayoutId, StripeAccountId } from '@latchkey/contracts/ids';
import { foreignKey, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant, minorUnits } from './columns.ts';
import { stripeAccount } from './stripe-account.ts';

/** Fact: money on its way from Stripe to the creator's bank, as it was last read. `failed` may follow `paid`. */
export const payout = pgTable(
  'payout',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<PayoutId>('id').notNull(),
    stripeAccountId: id<StripeAccountId>('stripe_account_id').notNull(),
    providerId: text('provider_id').notNull(),
    status: text('status').notNull(),
    failureCode: text('failure_code'),
    amountMinor: minorUnits('amount_minor').notNull(),
    currency: text('currency').notNull(),
    arrivalAt: instant('arrival_at'),
    readAt: instant('read_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('payout_once').on(t.stripeAccountId, t.providerId, t.organisationId),
    foreignKey({
      columns: [t.organisationId, t.stripeAccountId],
      foreignColumns: [stripeAccount.organisationId, stripeAccount.id],
    }),
  ],
);
