import { invalidRequest } from '../../http/stripe-error.ts';
import { discountsOf } from '../../objects/checkout-session.ts';
import { change, find } from '../../store/objects.ts';
import type { Scope } from '../../store/world.ts';
import { couponDiscount } from '../discount/discount-of.ts';
import { redeemTyped } from '../discount/redeem.ts';

/** The payer types a promotion code on the hosted page, where the session allows it. */
export function useCode(scope: Scope, sessionId: string, typed: string): void {
  const facts = scope.account.hidden.sessions[sessionId];
  const session = find(scope, 'checkout.session', sessionId);
  if (!facts || session.allow_promotion_codes !== true) {
    throw invalidRequest('Promotion codes are not taken here.', 'promotion_code');
  }
  const redeemed = redeemTyped(
    scope,
    typed,
    facts.lines.map(({ price }) => price),
  );
  Object.assign(facts, redeemed);
  const amounts = facts.lines.map(({ price, amount_subtotal: amount }) => ({
    product: price.product,
    amount,
  }));
  const discount = couponDiscount(scope, redeemed.coupon, amounts);
  change(scope, 'checkout.session', sessionId, (draft) => {
    draft.discounts = discountsOf(redeemed);
    draft.amount_total = Math.max(0, (draft.amount_subtotal ?? 0) - discount);
    if (draft.total_details)
      draft.total_details.amount_discount = (draft.amount_subtotal ?? 0) - draft.amount_total;
  });
}
