import type { OrganisationId, PlanPriceId, PlanVersionId, StripeAccountId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, minorUnits } from './columns.ts';
import { planVersion } from './plan-version.ts';
import { stripeAccount } from './stripe-account.ts';

export const provider = pgEnum('provider', ['stripe', 'stars']);

/** What a version of a plan costs at one provider. */
export const planPrice = pgTable(
  'plan_price',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<PlanPriceId>('id').notNull(),
    planVersionId: id<PlanVersionId>('plan_version_id').notNull(),
    provider: provider('provider').notNull(),
    stripeAccountId: id<StripeAccountId>('stripe_account_id'),
    /** Stripe's `price_…`; Stars have none. */
    providerPriceId: text('provider_price_id'),
    amountMinor: minorUnits('amount_minor').notNull(),
    currency: text('currency').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    index('plan_price_provider_id').on(t.providerPriceId, t.organisationId),
    foreignKey({
      columns: [t.organisationId, t.planVersionId],
      foreignColumns: [planVersion.organisationId, planVersion.id],
    }),
    foreignKey({
      columns: [t.organisationId, t.stripeAccountId],
      foreignColumns: [stripeAccount.organisationId, stripeAccount.id],
    }),
    check(
      'plan_price_provider',
      sql`(${t.provider} = 'stars') = (${t.currency} = 'XTR') and (${t.provider} = 'stripe') = (${t.providerPriceId} is not null and ${t.stripeAccountId} is not null)`,
    ),
    check('plan_price_amount', sql`${t.amountMinor} >= 0`),
  ],
);
