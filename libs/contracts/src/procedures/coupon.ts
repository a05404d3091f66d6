import { z } from 'zod';
import { Code, CouponLasts, CouponOff } from '../coupon/coupon-terms.ts';
import { CouponId, OrganisationId, PlanId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { procedure } from './procedure.ts';

const organisationId = OrganisationId.optional();

/** `used_up`, `expired`: by its own limits. `ended`: by the creator, here or at Stripe. */
export const codeStates = ['live', 'used_up', 'expired', 'ended'] as const;
export type CodeState = (typeof codeStates)[number];

export const CouponView = z.object({
  id: CouponId,
  code: z.string(),
  off: CouponOff,
  lasts: CouponLasts,
  maxUses: z.int().nullable(),
  uses: z.int().nonnegative(),
  expiresAt: Instant.nullable(),
  /** None: all plans. */
  planIds: z.array(PlanId),
  state: z.enum(codeStates),
  createdAt: Instant,
});
export type CouponView = z.infer<typeof CouponView>;

export const CouponCreate = z.object({
  organisationId,
  code: Code,
  off: CouponOff,
  lasts: CouponLasts,
  maxUses: z.int().min(1).max(1_000_000).optional(),
  expiresAt: Instant.optional(),
  /** Left out or empty: all plans, also those to come. */
  planIds: z.array(PlanId).max(50).default([]),
});
export type CouponCreate = z.input<typeof CouponCreate>;

export const coupon = {
  /** The coupons, newest first, with their uses as Stripe counts them; as last known while it cannot be asked. */
  list: procedure({
    type: 'query',
    permission: 'organisation:read',
    input: z.object({ organisationId }),
    output: z.array(CouponView),
  }),
  /** A coupon and its promotion code on the organisation's Stripe account. */
  create: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: CouponCreate,
    output: CouponView,
  }),
  /** Lets nobody use it any more. Who has it keeps it for as long as it lasts. */
  end: procedure({
    type: 'mutation',
    permission: 'organisation:manage',
    input: z.object({ organisationId, couponId: CouponId }),
    output: CouponView,
  }),
};
