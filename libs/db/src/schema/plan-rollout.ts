import type { OrganisationId, PlanVersionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { planVersion } from './plan-version.ts';

/** A new version of a plan that is being carried to those who bought an older one, an order after the other. */
export const planRollout = pgTable(
  'plan_rollout',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    planVersionId: id<PlanVersionId>('plan_version_id').notNull(),
    correlationId: text('correlation_id').notNull(),
    startedAt: instant('started_at').notNull(),
    /** When the sweep goes on with it; null: it is done, or a newer one has taken its place. */
    dueAt: instant('due_at'),
  },
  (t) => [
    primaryKey({ columns: [t.planVersionId, t.organisationId] }),
    index('plan_rollout_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    foreignKey({
      columns: [t.organisationId, t.planVersionId],
      foreignColumns: [planVersion.organisationId, planVersion.id],
    }),
  ],
);
