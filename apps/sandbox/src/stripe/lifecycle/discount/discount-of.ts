import { peek } from '../../store/objects.ts';
import type { Coupon, InvoiceLine } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { billingFacts } from '../subscription/billing-facts.ts';
import { appliesTo } from './redeem.ts';

/** Minor units that a coupon takes off amounts of products. */
export function couponDiscount(
  scope: Scope,
  couponId: string,
  amounts: readonly { product: string; amount: number }[],
): number {
  const coupon = peek(scope, 'coupon', couponId);
  if (!coupon) return 0;
  const base = amounts
    .filter(({ product, amount }) => amount > 0 && appliesTo(coupon, product))
    .reduce((sum, { amount }) => sum + amount, 0);
  const off =
    coupon.percent_off === null ? (coupon.amount_off ?? 0) : Math.round((base * coupon.percent_off) / 100);
  return Math.min(base, off);
}

/**
 * Minor units that the subscription's coupon takes off these lines. One for `once` is gone with the first invoice that it took
 * something off, one for some months with the first invoice after them.
 */
export function discountOn(scope: Scope, subscription: string, lines: readonly InvoiceLine[]): number {
  const facts = billingFacts(scope, subscription);
  const coupon = facts.coupon === null ? undefined : peek(scope, 'coupon', facts.coupon);
  if (!coupon) return 0;
  facts.couponSince ??= scope.world.now();
  if (isOver(coupon, facts.couponSince, scope.world.now())) {
    facts.coupon = null;
    return 0;
  }
  const charged = lines.filter((line) => line.discountable);
  const off = couponDiscount(
    scope,
    coupon.id,
    charged.map((line) => ({ product: line.pricing.price_details.product, amount: line.amount })),
  );
  if (coupon.duration === 'once' && off > 0) facts.coupon = null;
  return off;
}

function isOver(coupon: Coupon, since: number, now: number): boolean {
  if (coupon.duration !== 'repeating') return false;
  const end = new Date(since * 1000);
  end.setUTCMonth(end.getUTCMonth() + (coupon.duration_in_months ?? 0));
  return now * 1000 >= end.getTime();
}
