import type { Coupon } from '../store/stored.ts';

export function buildCoupon(input: {
  id: string;
  created: number;
  amountOff: number | null;
  percentOff: number | null;
  currency: string | null;
  duration: 'once' | 'forever' | 'repeating';
  durationInMonths: number | null;
  name: string | null;
  metadata: Record<string, string>;
  maxRedemptions: number | null;
  redeemBy: number | null;
  products: string[] | null;
}): Coupon {
  return {
    id: input.id,
    object: 'coupon',
    amount_off: input.amountOff,
    ...(input.products && { applies_to: { products: input.products } }),
    created: input.created,
    currency: input.currency,
    duration: input.duration,
    duration_in_months: input.durationInMonths,
    livemode: false,
    max_redemptions: input.maxRedemptions,
    metadata: input.metadata,
    name: input.name,
    percent_off: input.percentOff,
    redeem_by: input.redeemBy,
    times_redeemed: 0,
    valid: true,
  };
}
