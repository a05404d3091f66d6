import { createCoupon } from '@latchkey/billing/stripe/create-coupon';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OrganisationId, PlanId, StripeAccountId } from '@latchkey/contracts/ids';
import { addCoupon } from '@latchkey/db/coupon/add-coupon';
import { listCoupons } from '@latchkey/db/coupon/list-coupons';
import { newId } from '@latchkey/db/new-id';
import { findStripeAccount } from '@latchkey/db/stripe-account/find-stripe-account';
import type { Deps } from '../deps.ts';
import { findPlan } from '../plan/find-plan.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { couponView } from './coupon-view.ts';

/** Makes a coupon and its code at Stripe first; what fails there is kept nowhere. */
export function couponCreate(deps: Deps): UseCases['coupon']['create'] {
  return async ({ organisationId, principal, correlationId }, input) => {
    const { database, stripe, settings, clock } = deps;
    const { db } = database;
    const now = clock.now();
    const { code, off, lasts, maxUses = null } = input;
    const expiresAt = input.expiresAt === undefined ? null : new Date(input.expiresAt);
    const planIds = [...new Set(input.planIds)];
    if (expiresAt && expiresAt <= now) throw invalid('expiresAt: lies in the past.');
    const seller = await findStripeAccount(db, organisationId, settings.livemode);
    if (!seller) throw new LatchkeyError('seller_not_ready', 'Connect a Stripe account first.');
    if ((await listCoupons(db, organisationId, { liveCode: code })).length > 0) throw codeTaken();
    const priceIds = await pricesOf(deps, { organisationId, planIds, stripeAccountId: seller.id });
    const couponId = newId('coupon');
    const terms = { code, off, lasts, maxUses, expiresAt };
    const { account } = seller;
    const made = await createCoupon(stripe, { account, organisationId, couponId, ...terms, priceIds });
    if (made.kind === 'refused') throw codeTaken();
    const { providerId, promotionCodeId } = made;
    await addCoupon(
      db,
      organisationId,
      { id: couponId, stripeAccountId: seller.id, providerId, promotionCodeId, ...terms, planIds },
      actOf(principal, correlationId, now),
    );
    const [stored] = await listCoupons(db, organisationId, { couponId });
    if (!stored) throw new Error('a coupon is not where it was written');
    return couponView(stored, now);
  };
}

/** A card price of each plan: by it Stripe tells what the coupon is for. */
async function pricesOf(
  { database }: Deps,
  of: { organisationId: OrganisationId; planIds: readonly PlanId[]; stripeAccountId: StripeAccountId },
): Promise<string[]> {
  const plans = await Promise.all(of.planIds.map((planId) => findPlan(database.db, { ...of, planId })));
  return plans.map(({ name, prices }) => {
    const price = prices.find(({ stripeAccountId }) => stripeAccountId === of.stripeAccountId);
    if (!price?.providerPriceId) throw invalid(`planIds: ${name} has no price by card.`);
    return price.providerPriceId;
  });
}

function codeTaken(): LatchkeyError {
  return invalid('code: this code is in use, here or on your Stripe account. Choose another one.');
}

function invalid(message: string): LatchkeyError {
  return new LatchkeyError('invalid_input', message);
}
