import type { CouponLasts, CouponOff } from '@latchkey/contracts/coupon/coupon-terms';
import type { CouponId, OrganisationId, PlanId, StripeAccountId } from '@latchkey/contracts/ids';
import { moneyFromWire } from '@latchkey/contracts/money';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { coupon } from '../schema/coupon.ts';
import { couponPlan } from '../schema/coupon-plan.ts';

export interface NewCoupon {
  id: CouponId;
  stripeAccountId: StripeAccountId;
  providerId: string;
  promotionCodeId: string;
  code: string;
  off: CouponOff;
  lasts: CouponLasts;
  maxUses: number | null;
  expiresAt: Date | null;
  planIds: readonly PlanId[];
}

/** Keeps a coupon that Stripe has. */
export async function addCoupon(
  db: Db,
  organisationId: OrganisationId,
  { off, lasts, planIds, ...made }: NewCoupon,
  act: Act,
): Promise<void> {
  const amount = off.kind === 'amount' ? moneyFromWire(off.amount) : null;
  await db.transaction(async (tx) => {
    await tx.insert(coupon).values({
      organisationId,
      ...made,
      percentOff: off.kind === 'percent' ? off.percent : null,
      amountOffMinor: amount?.amountMinor ?? null,
      currency: amount?.currency ?? null,
      duration: lasts.duration,
      durationMonths: lasts.duration === 'repeating' ? lasts.months : null,
      createdAt: act.at,
    });
    for (const planId of planIds)
      await tx.insert(couponPlan).values({ organisationId, couponId: made.id, planId });
    await appendAudit(tx, organisationId, act, {
      action: 'coupon.create',
      targetKind: 'coupon',
      targetId: made.id,
    });
  });
}
