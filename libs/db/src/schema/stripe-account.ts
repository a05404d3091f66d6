import type { OrganisationId, StripeAccountId } from '@latchkey/contracts/ids';
import { boolean, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { organisation } from './organisation.ts';

/** An organisation's connected Stripe account: the seller. Everything at Stripe lives on it (direct charges). */
export const stripeAccount = pgTable(
  'stripe_account',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    id: id<StripeAccountId>('id').notNull(),
    /** Stripe's `acct_…`. */
    account: text('account').notNull(),
    livemode: boolean('livemode').notNull(),
    /** May charge: card payments are active. */
    ready: boolean('ready').notNull().default(false),
    requirementsDue: text('requirements_due').array().notNull().default([]),
    /** Stripe Tax of this account as it was last read; null: never. Only `active` may be asked for at a checkout. */
    taxStatus: text('tax_status'),
    disconnectedAt: instant('disconnected_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('stripe_account_once').on(t.account, t.livemode),
  ],
);
