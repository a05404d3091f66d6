import type { OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { organisation } from './organisation.ts';

/** What is sold, under one name; its content is in its versions. */
export const plan = pgTable(
  'plan',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    id: id<PlanId>('id').notNull(),
    name: text('name').notNull(),
    /** The last part of its public address; former ones stay in `plan_slug`. Null: made by an older release. */
    slug: text('slug'),
    archivedAt: instant('archived_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    // A buyer's link names a plan by its id alone.
    unique('plan_id').on(t.id),
    unique('plan_slug_once').on(t.slug, t.organisationId),
  ],
);
