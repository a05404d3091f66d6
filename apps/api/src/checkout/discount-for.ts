import type { CheckoutOrder } from '@latchkey/billing/stripe/checkout-order';
import { hasLiveCoupon } from '@latchkey/db/coupon/has-live-coupon';
import type { PlanForSale, PriceForSale } from '@latchkey/db/plan/find-plan-for-sale';
import type { Deps } from '../deps.ts';
import type { PublicCall } from '../trpc/use-cases.ts';
import { codeRefused } from './code-refused.ts';
import { couponFor } from './coupon-for.ts';
import { limitGuesses, tooManyCodes } from './limit-guesses.ts';

/**
 * What is taken off a purchase: by the code that the buyer gave, else by one that may be typed at Stripe, where the seller
 * has any.
 *
 * @throws {LatchkeyError} `invalid_input`, at the field `code`; `too_many_requests` after too many wrong ones
 */
export async function discountFor(
  deps: Deps,
  call: PublicCall,
  sold: { plan: PlanForSale; price: PriceForSale },
  code: string | null,
): Promise<CheckoutOrder['discount']> {
  const { database, clock } = deps;
  const { plan, price } = sold;
  if (code === null) {
    const any = await hasLiveCoupon(database.db, {
      organisationId: plan.organisationId,
      at: clock.now(),
    });
    return any ? 'may_be_typed' : undefined;
  }
  const found = await limitGuesses(database.db, call, {
    code: () => couponFor(deps, plan, [price], code),
    isRight: ({ kind }) => kind === 'counts',
  });
  if (found === null) throw tooManyCodes();
  if (found.kind === 'refused') throw codeRefused(found.reason);
  return { promotionCodeId: found.coupon.promotionCodeId };
}
