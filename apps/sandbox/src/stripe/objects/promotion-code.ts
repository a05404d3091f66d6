import type { PromotionCode } from '../store/stored.ts';

export function buildPromotionCode(input: {
  id: string;
  created: number;
  code: string;
  coupon: string;
  active: boolean;
  expiresAt: number | null;
  maxRedemptions: number | null;
  metadata: Record<string, string>;
}): PromotionCode {
  return {
    id: input.id,
    object: 'promotion_code',
    active: input.active,
    code: input.code,
    created: input.created,
    customer: null,
    customer_account: null,
    expires_at: input.expiresAt,
    livemode: false,
    max_redemptions: input.maxRedemptions,
    metadata: input.metadata,
    promotion: { coupon: input.coupon, type: 'coupon' },
    restrictions: { first_time_transaction: false, minimum_amount: null, minimum_amount_currency: null },
    times_redeemed: 0,
  };
}
