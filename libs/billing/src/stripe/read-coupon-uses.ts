import type Stripe from 'stripe';
import { z } from 'zod';
import { callStripe } from './call-stripe.ts';
import { listAll } from './list-all.ts';
import { List } from './shapes/list.ts';

const Codes = List(
  z.object({ id: z.string().min(1), times_redeemed: z.int().nonnegative(), active: z.boolean() }),
);
const most = 500;

export interface CouponUses {
  uses: number;
  /** It can still be used. */
  active: boolean;
}

/**
 * How often each promotion code of an account was used, by its id; the newest five hundred.
 * @throws {BillingFailure}
 */
export async function readCouponUses(
  stripe: Stripe,
  { account }: { account: string },
): Promise<ReadonlyMap<string, CouponUses>> {
  const codes = await listAll(
    (page) =>
      callStripe(account, async (options) => Codes.parse(await stripe.promotionCodes.list(page, options))),
    most,
  );
  return new Map(codes.map(({ id, times_redeemed: uses, active }) => [id, { uses, active }]));
}
