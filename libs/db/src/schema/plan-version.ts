import type { OrganisationId, PlanId, PlanVersionId } from '@latchkey/contracts/ids';
import { planIntervals } from '@latchkey/contracts/plan/plan-content';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { plan } from './plan.ts';

export const planInterval = pgEnum('plan_interval', planIntervals);

/** A plan as it was when somebody bought it. An edit makes a new version; what was bought stays. */
export const planVersion = pgTable(
  'plan_version',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<PlanVersionId>('id').notNull(),
    planId: id<PlanId>('plan_id').notNull(),
    version: integer('version').notNull(),
    interval: planInterval('interval').notNull(),
    trialDays: integer('trial_days').notNull().default(0),
    /** No card is asked for; without one by its end the trial ends the subscription. */
    trialWithoutCard: boolean('trial_without_card').notNull().default(false),
    description: text('description').notNull().default(''),
    /** What is inside, a line each. */
    highlights: text('highlights').array().notNull().default([]),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    foreignKey({ columns: [t.organisationId, t.planId], foreignColumns: [plan.organisationId, plan.id] }),
    unique('plan_version_once').on(t.planId, t.version, t.organisationId),
    check('plan_version_trial', sql`${t.trialDays} between 0 and 730`),
  ],
);
