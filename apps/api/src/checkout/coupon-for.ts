import type { UsedCode } from '@latchkey/contracts/procedures/checkout';
import type { StoredCoupon } from '@latchkey/db/coupon/coupon-row';
import { listCoupons } from '@latchkey/db/coupon/list-coupons';
import type { PlanForSale, PriceForSale } from '@latchkey/db/plan/find-plan-for-sale';
import { stateOfCode } from '../coupon/coupon-view.ts';
import type { Deps } from '../deps.ts';

/** Why a coupon takes nothing off. */
export type CouponRefusal = Extract<UsedCode, { kind: 'refused' }>['reason'];

export type FoundCoupon =
  | { kind: 'counts'; coupon: StoredCoupon; prices: PriceForSale[] }
  | { kind: 'refused'; reason: CouponRefusal };

/** A coupon of the seller by its code, and which of these prices of the plan it counts for: at least one. */
export async function couponFor(
  { database, clock }: Deps,
  { organisationId, id }: PlanForSale,
  among: readonly PriceForSale[],
  code: string,
): Promise<FoundCoupon> {
  const [coupon] = await listCoupons(database.db, organisationId, { liveCode: code });
  const ofAccount = among.filter((price) => price.stripeAccountId === coupon?.stripeAccountId);
  if (!coupon || ofAccount.length === 0) return { kind: 'refused', reason: 'unknown' };
  const state = stateOfCode(coupon, clock.now());
  if (state !== 'live') return { kind: 'refused', reason: state };
  if (coupon.planIds.length > 0 && !coupon.planIds.includes(id)) {
    return { kind: 'refused', reason: 'other_plan' };
  }
  const { off } = coupon;
  const prices = ofAccount.filter(
    ({ currency }) => off.kind === 'percent' || off.amount.currency === currency,
  );
  return prices.length > 0
    ? { kind: 'counts', coupon, prices }
    : { kind: 'refused', reason: 'other_currency' };
}
