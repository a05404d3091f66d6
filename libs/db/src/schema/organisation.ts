import type { OrganisationId } from '@latchkey/contracts/ids';
import { moneyPolicies } from '@latchkey/contracts/money-policy';
import { sql } from 'drizzle-orm';
import { check, integer, pgEnum, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

export const moneyPolicy = pgEnum('money_policy', moneyPolicies);

/** A creator's business: the tenant. Everything else belongs to exactly one. */
export const organisation = pgTable(
  'organisation',
  {
    id: id<OrganisationId>('id').primaryKey(),
    name: text('name').notNull(),
    /** How many days an unpaid invoice is waited for before the person must leave. */
    graceDays: integer('grace_days').notNull().default(5),
    /** What a full refund, and a lost dispute, do to the access that the money paid for. */
    refundPolicy: moneyPolicy('refund_policy').notNull().default('end_now'),
    disputePolicy: moneyPolicy('dispute_policy').notNull().default('end_now'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [check('organisation_grace_days', sql`${t.graceDays} between 3 and 7`)],
);
