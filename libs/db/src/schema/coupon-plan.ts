import type { CouponId, OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { foreignKey, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { id } from './columns.ts';
import { coupon } from './coupon.ts';
import { plan } from './plan.ts';

/** A plan that a coupon is for; a coupon without any is for all. */
export const couponPlan = pgTable(
  'coupon_plan',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    couponId: id<CouponId>('coupon_id').notNull(),
    planId: id<PlanId>('plan_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.couponId, t.planId, t.organisationId] }),
    foreignKey({
      columns: [t.organisationId, t.couponId],
      foreignColumns: [coupon.organisationId, coupon.id],
    }),
    foreignKey({ columns: [t.organisationId, t.planId], foreignColumns: [plan.organisationId, plan.id] }),
  ],
);
