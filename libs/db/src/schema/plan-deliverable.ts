import type { ChannelId, OrganisationId, PlanVersionId } from '@latchkey/contracts/ids';
import { foreignKey, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { channel } from './channel.ts';
import { id } from './columns.ts';
import { deliverableKind } from './deliverable.ts';
import { planVersion } from './plan-version.ts';

/** What a version of a plan gives. */
export const planDeliverable = pgTable(
  'plan_deliverable',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    planVersionId: id<PlanVersionId>('plan_version_id').notNull(),
    deliverableKind: deliverableKind('deliverable_kind').notNull(),
    deliverableId: id<ChannelId>('deliverable_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planVersionId, t.deliverableKind, t.deliverableId, t.organisationId] }),
    foreignKey({
      columns: [t.organisationId, t.planVersionId],
      foreignColumns: [planVersion.organisationId, planVersion.id],
    }),
    // Holds while channels are the only kind; a second kind replaces it by a check per kind.
    foreignKey({
      columns: [t.organisationId, t.deliverableId],
      foreignColumns: [channel.organisationId, channel.id],
    }),
  ],
);
