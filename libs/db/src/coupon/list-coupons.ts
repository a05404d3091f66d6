import type { CouponId, OrganisationId } from '@latchkey/contracts/ids';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { coupon } from '../schema/coupon.ts';
import { couponPlan } from '../schema/coupon-plan.ts';
import { couponOf, type StoredCoupon } from './coupon-row.ts';

const most = 500;

/** The coupons of an organisation, newest first; those with one id or code only, where that is given. */
export async function listCoupons(
  db: Db,
  organisationId: OrganisationId,
  which: { couponId?: CouponId; liveCode?: string } = {},
): Promise<StoredCoupon[]> {
  const rows = await db
    .select()
    .from(coupon)
    .where(
      and(
        eq(coupon.organisationId, organisationId),
        which.couponId && eq(coupon.id, which.couponId),
        which.liveCode === undefined
          ? undefined
          : sql`${coupon.code} = ${which.liveCode} and ${coupon.endedAt} is null`,
      ),
    )
    .orderBy(desc(coupon.id))
    .limit(most);
  const ids = sql.param(rows.map(({ id }) => id));
  const plans = await db
    .select()
    .from(couponPlan)
    .where(
      and(eq(couponPlan.organisationId, organisationId), sql`${couponPlan.couponId} = any(${ids}::text[])`),
    );
  return rows.map((row) =>
    couponOf(
      row,
      plans.filter(({ couponId }) => couponId === row.id).map(({ planId }) => planId),
    ),
  );
}
