import { invalidRequest } from '../../http/stripe-error.ts';
import { all, change, find, peek } from '../../store/objects.ts';
import type { Coupon, Price, PromotionCode } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';

/** A coupon as it is answered: whether it can still be redeemed follows from its limits. */
export function renderCoupon(scope: Scope, coupon: Coupon): Coupon {
  const usedUp = coupon.max_redemptions !== null && coupon.times_redeemed >= coupon.max_redemptions;
  const over = coupon.redeem_by !== null && coupon.redeem_by <= scope.world.now();
  // Which products it is for is answered only where it is asked to be expanded.
  const { applies_to: _, ...shown } = coupon;
  return { ...shown, valid: !usedUp && !over };
}

/** A promotion code as it is answered: one that is used up or over is not active any more. */
export function renderPromotionCode(scope: Scope, code: PromotionCode): PromotionCode {
  const usedUp = code.max_redemptions !== null && code.times_redeemed >= code.max_redemptions;
  const over = code.expires_at !== null && code.expires_at <= scope.world.now();
  const coupon = peek(scope, 'coupon', String(code.promotion.coupon));
  const valid = coupon !== undefined && renderCoupon(scope, coupon).valid;
  return { ...code, active: code.active && valid && !usedUp && !over };
}

export interface Redeemed {
  coupon: string;
  promotionCode: string | null;
}

/** A promotion code by its id, as `discounts` names it. Refuses what cannot be redeemed for these prices. */
export function redeemById(scope: Scope, id: string, prices: readonly Price[], param: string): Redeemed {
  return redeemed(scope, find(scope, 'promotion_code', id, param), prices, param);
}

/** The same by the words that a payer types. */
export function redeemTyped(scope: Scope, typed: string, prices: readonly Price[]): Redeemed {
  const code = all(scope, 'promotion_code')
    .toReversed()
    .find((each) => each.code.toLowerCase() === typed.toLowerCase());
  if (!code) throw invalidRequest('This code is invalid.', 'promotion_code');
  return redeemed(scope, code, prices, 'promotion_code');
}

export function requireApplies(scope: Scope, coupon: Coupon, prices: readonly Price[], param: string): void {
  if (!renderCoupon(scope, coupon).valid)
    throw invalidRequest('This coupon has expired.', param, 'coupon_expired');
  const currency = prices[0]?.currency;
  if (coupon.currency !== null && coupon.currency !== currency) {
    throw invalidRequest(`The coupon is in ${coupon.currency} and cannot be applied to ${currency}.`, param);
  }
  if (!prices.some((price) => appliesTo(coupon, price.product))) {
    throw invalidRequest(
      'This promotion code cannot be redeemed because it does not apply to any item.',
      param,
    );
  }
}

export function appliesTo(coupon: Coupon, product: string): boolean {
  const products = coupon.applies_to?.products ?? [];
  return products.length === 0 || products.includes(product);
}

function redeemed(scope: Scope, code: PromotionCode, prices: readonly Price[], param: string): Redeemed {
  if (!renderPromotionCode(scope, code).active) {
    throw invalidRequest('This promotion code is expired or has been used up.', param);
  }
  const coupon = find(scope, 'coupon', String(code.promotion.coupon));
  requireApplies(scope, coupon, prices, param);
  return { coupon: coupon.id, promotionCode: code.id };
}

/** A checkout with it was completed. */
export function countRedemption(scope: Scope, { coupon, promotionCode }: Redeemed): void {
  if (peek(scope, 'coupon', coupon)) change(scope, 'coupon', coupon, (draft) => void draft.times_redeemed++);
  if (promotionCode) change(scope, 'promotion_code', promotionCode, (draft) => void draft.times_redeemed++);
}
