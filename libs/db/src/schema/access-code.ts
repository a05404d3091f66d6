import type { AccessCodeId, OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { plan } from './plan.ts';

/** A code that opens a plan for nothing, for some days or for good. */
export const accessCode = pgTable(
  'access_code',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<AccessCodeId>('id').notNull(),
    planId: id<PlanId>('plan_id').notNull(),
    /** In capitals. */
    code: text('code').notNull(),
    /** null: for good. */
    days: integer('days'),
    maxUses: integer('max_uses'),
    uses: integer('uses').notNull().default(0),
    expiresAt: instant('expires_at'),
    endedAt: instant('ended_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    uniqueIndex('access_code_code').on(t.code, t.organisationId).where(sql`${t.endedAt} is null`),
    foreignKey({ columns: [t.organisationId, t.planId], foreignColumns: [plan.organisationId, plan.id] }),
    check('access_code_days', sql`${t.days} between 1 and 3650`),
    // However many come at once: the code is used no more often than was meant.
    check('access_code_uses', sql`${t.uses} >= 0 and (${t.maxUses} is null or ${t.uses} <= ${t.maxUses})`),
  ],
);
