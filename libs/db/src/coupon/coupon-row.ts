import type { CouponLasts, CouponOff } from '@latchkey/contracts/coupon/coupon-terms';
import type { PlanId } from '@latchkey/contracts/ids';
import { moneyToWire } from '@latchkey/contracts/money';
import type { coupon } from '../schema/coupon.ts';

/** A coupon with the plans that it is for; none: all. */
export interface StoredCoupon
  extends Pick<
    typeof coupon.$inferSelect,
    | 'id'
    | 'code'
    | 'maxUses'
    | 'uses'
    | 'expiresAt'
    | 'endedAt'
    | 'createdAt'
    | 'promotionCodeId'
    | 'stripeAccountId'
  > {
  off: CouponOff;
  lasts: CouponLasts;
  planIds: PlanId[];
}

export function couponOf(row: typeof coupon.$inferSelect, planIds: PlanId[]): StoredCoupon {
  const { percentOff, amountOffMinor, currency, duration, durationMonths, ...rest } = row;
  const off: CouponOff =
    percentOff === null
      ? {
          kind: 'amount',
          amount: moneyToWire({ amountMinor: amountOffMinor ?? 0n, currency: currency ?? '' }),
        }
      : { kind: 'percent', percent: percentOff };
  const lasts: CouponLasts =
    duration === 'repeating' ? { duration, months: durationMonths ?? 1 } : { duration };
  return { ...rest, off, lasts, planIds };
}
