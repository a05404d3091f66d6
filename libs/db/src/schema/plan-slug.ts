import type { OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { foreignKey, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { plan } from './plan.ts';

/** Every address that a plan has ever had: a link that was shared once leads there for ever, and to no other plan. */
export const planSlug = pgTable(
  'plan_slug',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    slug: text('slug').notNull(),
    planId: id<PlanId>('plan_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.slug, t.organisationId] }),
    foreignKey({ columns: [t.organisationId, t.planId], foreignColumns: [plan.organisationId, plan.id] }),
  ],
);
