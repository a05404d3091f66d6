import type { CodeState, CouponView } from '@latchkey/contracts/procedures/coupon';
import type { StoredCoupon } from '@latchkey/db/coupon/coupon-row';

/** A coupon as its creator sees it. */
export function couponView(coupon: StoredCoupon, now: Date): CouponView {
  const { id, code, off, lasts, maxUses, uses, planIds, createdAt, expiresAt } = coupon;
  return {
    id,
    code,
    off,
    lasts,
    maxUses,
    uses,
    planIds,
    expiresAt: expiresAt?.toISOString() ?? null,
    state: stateOfCode(coupon, now),
    createdAt: createdAt.toISOString(),
  };
}

/** Whether a code can still be used, and if not, why. */
export function stateOfCode(
  code: { endedAt: Date | null; expiresAt: Date | null; maxUses: number | null; uses: number },
  now: Date,
): CodeState {
  if (code.endedAt) return 'ended';
  if (code.expiresAt && code.expiresAt <= now) return 'expired';
  return code.maxUses !== null && code.uses >= code.maxUses ? 'used_up' : 'live';
}
