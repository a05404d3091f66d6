import { z } from 'zod';
import { PlanPrice } from '../plan/plan-content.ts';

/** For how many charges of a subscription a coupon counts. A purchase that is paid once has one. */
export const couponDurations = ['once', 'repeating', 'forever'] as const;
export type CouponDuration = (typeof couponDurations)[number];

/** A code that people type: letters, digits and hyphens; case does not count. */
export const Code = z
  .string()
  .trim()
  .toUpperCase()
  .regex(
    /^[A-Z0-9](?:[A-Z0-9-]{2,38})[A-Z0-9]$/,
    'four to forty letters, digits and hyphens, e.g. SUMMER-20',
  );
export type Code = z.infer<typeof Code>;

/** What a coupon takes off: a share of the price, or an amount in one currency. */
export const CouponOff = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), percent: z.int().min(1).max(100) }),
  z.object({ kind: z.literal('amount'), amount: PlanPrice }),
]);
export type CouponOff = z.infer<typeof CouponOff>;

/** For how long. Months only with `repeating`. */
export const CouponLasts = z.discriminatedUnion('duration', [
  z.object({ duration: z.literal('once') }),
  z.object({ duration: z.literal('repeating'), months: z.int().min(1).max(36) }),
  z.object({ duration: z.literal('forever') }),
]);
export type CouponLasts = z.infer<typeof CouponLasts>;
