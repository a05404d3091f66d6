import type Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';

/**
 * Lets nobody use a promotion code any more; discounts that were given go on. Doing it twice is no error.
 * @throws {BillingFailure}
 */
export async function endCoupon(
  stripe: Stripe,
  of: { account: string; promotionCodeId: string },
): Promise<void> {
  await callStripe(of.account, (options) =>
    stripe.promotionCodes.update(of.promotionCodeId, { active: false }, options),
  );
}
