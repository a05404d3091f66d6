import type { CouponOff } from '@latchkey/contracts/coupon/coupon-terms';
import { type Money, moneyFromWire } from '@latchkey/contracts/money';

/** A price as a coupon leaves it, at least nothing; a share is rounded to the minor unit as Stripe does, halves up. */
export function reducedBy(off: CouponOff, { amountMinor, currency }: Money): Money {
  const less =
    off.kind === 'percent'
      ? (amountMinor * BigInt(off.percent) + 50n) / 100n
      : moneyFromWire(off.amount).amountMinor;
  return { amountMinor: amountMinor > less ? amountMinor - less : 0n, currency };
}
