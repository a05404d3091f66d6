import type { CouponLasts, CouponOff } from '@latchkey/contracts/coupon/coupon-terms';
import type { CouponId, OrganisationId } from '@latchkey/contracts/ids';
import type Stripe from 'stripe';
import { z } from 'zod';
import { BillingFailure } from '../billing-failure.ts';
import { callStripe } from './call-stripe.ts';
import { findProduct } from './find-product.ts';
import { metadata } from './metadata.ts';

export interface NewCoupon {
  account: string;
  organisationId: OrganisationId;
  couponId: CouponId;
  code: string;
  off: CouponOff;
  lasts: CouponLasts;
  maxUses: number | null;
  expiresAt: Date | null;
  /** A price of each plan that it is for; none: of all. */
  priceIds: readonly string[];
}

export interface CreatedCoupon {
  kind: 'created';
  /** Stripe's coupon, and the promotion code that buyers type. */
  providerId: string;
  promotionCodeId: string;
}

const Created = z.object({ id: z.string().min(1) });

/**
 * A coupon with its promotion code on the creator's account (Stripe: Coupons and promotion codes). Limits are the code's: a
 * discount that was given goes on for as long as the coupon says.
 * @returns `refused` when Stripe does not take the code, as when another one of the account has the same
 * @throws {BillingFailure} when Stripe could not be asked; the same coupon may be tried again then
 */
export async function createCoupon(
  stripe: Stripe,
  coupon: NewCoupon,
): Promise<CreatedCoupon | { kind: 'refused' }> {
  const { account, organisationId, couponId, off, lasts } = coupon;
  const marks = { ...metadata.ofOrganisation(organisationId), latchkey_coupon: couponId };
  const products = await Promise.all(
    coupon.priceIds.map((priceId) => findProduct(stripe, { account, priceId })),
  );
  const providerId = await callStripe(account, async (options) => {
    const params: Stripe.CouponCreateParams = {
      name: coupon.code,
      duration: lasts.duration,
      ...(lasts.duration === 'repeating' && { duration_in_months: lasts.months }),
      ...(off.kind === 'percent'
        ? { percent_off: off.percent }
        : { amount_off: Number(off.amount.amountMinor), currency: off.amount.currency.toLowerCase() }),
      ...(products.length > 0 && { applies_to: { products: [...new Set(products)] } }),
      metadata: marks,
    };
    const idempotencyKey = `coupon-${couponId}`;
    return Created.parse(await stripe.coupons.create(params, { ...options, idempotencyKey })).id;
  });
  const promotion = callStripe(account, async (options) => {
    const params: Stripe.PromotionCodeCreateParams = {
      promotion: { type: 'coupon', coupon: providerId },
      code: coupon.code,
      ...(coupon.maxUses !== null && { max_redemptions: coupon.maxUses }),
      ...(coupon.expiresAt && { expires_at: Math.floor(coupon.expiresAt.getTime() / 1000) }),
      metadata: marks,
    };
    const idempotencyKey = `promotion-${couponId}`;
    return Created.parse(await stripe.promotionCodes.create(params, { ...options, idempotencyKey })).id;
  });
  return promotion.then(
    (promotionCodeId) => ({ kind: 'created', providerId, promotionCodeId }),
    (failure: unknown) => {
      if (failure instanceof BillingFailure && failure.kind === 'faulty') return { kind: 'refused' };
      throw failure;
    },
  );
}
