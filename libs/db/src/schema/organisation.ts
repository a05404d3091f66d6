import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

/** A creator's business: the tenant. Everything else belongs to exactly one. */
export const organisation = pgTable(
  'organisation',
  {
    id: id<OrganisationId>('id').primaryKey(),
    name: text('name').notNull(),
    /** How many days an unpaid invoice is waited for before the person must leave. */
    graceDays: integer('grace_days').notNull().default(5),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [check('organisation_grace_days', sql`${t.graceDays} between 3 and 7`)],
);
