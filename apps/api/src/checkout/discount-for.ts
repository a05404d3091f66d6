import type { CheckoutOrder } from '@latchkey/billing/stripe/checkout-order';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { hasLiveCoupon } from '@latchkey/db/coupon/has-live-coupon';
import type { PlanForSale, PriceForSale } from '@latchkey/db/plan/find-plan-for-sale';
import type { Deps } from '../deps.ts';
import type { PublicCall } from '../trpc/use-cases.ts';
import { type CouponRefusal, couponFor } from './coupon-for.ts';
import { limitGuesses, tooManyCodes } from './limit-guesses.ts';

const words = {
  unknown: 'there is no such code.',
  used_up: 'this code has been used up.',
  expired: 'this code has expired.',
  ended: 'this code is not valid any more.',
  other_plan: 'this code is for another plan.',
  other_currency: 'this code is for prices in another currency.',
} as const satisfies Record<CouponRefusal, string>;

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
  if (found.kind === 'refused') throw refused(words[found.reason]);
  return { promotionCodeId: found.coupon.promotionCodeId };
}

export function refused(why: string): LatchkeyError {
  return new LatchkeyError('invalid_input', `code: ${why}`);
}
