import type { CheckoutOrder } from '@latchkey/billing/stripe/checkout-order';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { hasLiveCoupon } from '@latchkey/db/coupon/has-live-coupon';
import { listCoupons } from '@latchkey/db/coupon/list-coupons';
import type { PlanForSale, PriceForSale } from '@latchkey/db/plan/find-plan-for-sale';
import { stateOfCode } from '../coupon/coupon-view.ts';
import type { Deps } from '../deps.ts';

/**
 * What is taken off a purchase: by the code that the buyer gave, else by one that may be typed at Stripe, where the seller
 * has any.
 *
 * @throws {LatchkeyError} `invalid_input`, at the field `code`
 */
export async function discountFor(
  { database, clock }: Deps,
  plan: PlanForSale,
  price: PriceForSale,
  code: string | null,
): Promise<CheckoutOrder['discount']> {
  const { organisationId } = plan;
  const now = clock.now();
  if (code === null) {
    const any = await hasLiveCoupon(database.db, { organisationId, at: now });
    return any ? 'may_be_typed' : undefined;
  }
  const [coupon] = await listCoupons(database.db, organisationId, { liveCode: code });
  if (!coupon || coupon.stripeAccountId !== price.stripeAccountId) throw refused('there is no such code.');
  if (stateOfCode(coupon, now) !== 'live') throw refused('this code has expired.');
  if (coupon.planIds.length > 0 && !coupon.planIds.includes(plan.id))
    throw refused('this code is for another plan.');
  if (coupon.off.kind === 'amount' && coupon.off.amount.currency !== price.currency) {
    throw refused(`this code is for prices in ${coupon.off.amount.currency}.`);
  }
  return { promotionCodeId: coupon.promotionCodeId };
}

export function refused(why: string): LatchkeyError {
  return new LatchkeyError('invalid_input', `code: ${why}`);
}
