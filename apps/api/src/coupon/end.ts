import { endCoupon } from '@latchkey/billing/stripe/end-coupon';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { listCoupons } from '@latchkey/db/coupon/list-coupons';
import { noteCouponEnded } from '@latchkey/db/coupon/note-coupon-ended';
import { findStripeAccount } from '@latchkey/db/stripe-account/find-stripe-account';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { couponView } from './coupon-view.ts';

/** Ends a coupon at Stripe, then here. On an account that is not connected any more nothing is sold by it. */
export function couponEnd({ database, stripe, settings, clock }: Deps): UseCases['coupon']['end'] {
  return async ({ organisationId, principal, correlationId }, { couponId }) => {
    const { db } = database;
    const [coupon] = await listCoupons(db, organisationId, { couponId });
    if (!coupon) throw unknownCoupon();
    const seller = await findStripeAccount(db, organisationId, settings.livemode);
    if (seller?.id === coupon.stripeAccountId && !coupon.endedAt) {
      await endCoupon(stripe, { account: seller.account, promotionCodeId: coupon.promotionCodeId });
    }
    await noteCouponEnded(db, { organisationId, couponId }, actOf(principal, correlationId, clock.now()));
    const [ended] = await listCoupons(db, organisationId, { couponId });
    if (!ended) throw unknownCoupon();
    return couponView(ended, clock.now());
  };
}

function unknownCoupon(): LatchkeyError {
  return new LatchkeyError('not_found', 'There is no such coupon of yours.');
}
