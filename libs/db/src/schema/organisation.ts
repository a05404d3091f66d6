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
    /** How many removals within an hour need nobody's consent: the greater of a number and a share of the members. */
    brakeMin: integer('brake_min').notNull().default(10),
    brakePercent: integer('brake_percent').notNull().default(5),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    check('organisation_grace_days', sql`${t.graceDays} between 3 and 7`),
    check('organisation_brake', sql`${t.brakeMin} between 1 and 1000 and ${t.brakePercent} between 0 and 50`),
  ],
);
