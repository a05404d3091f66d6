import { closeOrganisation } from '@latchkey/access/organisation/close-organisation';
import { endCoupon } from '@latchkey/billing/stripe/end-coupon';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Act } from '@latchkey/db/audit-row/append-audit';
import { listCoupons } from '@latchkey/db/coupon/list-coupons';
import { noteCouponEnded } from '@latchkey/db/coupon/note-coupon-ended';
import { findOrganisationTies } from '@latchkey/db/organisation/close-organisation';
import { readSettings } from '@latchkey/db/organisation/organisation-settings';
import { findStripeAccount } from '@latchkey/db/stripe-account/find-stripe-account';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Closes the organisation, by its owner alone. What it has left at Stripe for others to use ends first. */
export function organisationClose(deps: Deps): UseCases['organisation']['close'] {
  return async ({ organisationId, principal, correlationId }, { typedName }) => {
    const isOwner =
      principal.kind === 'user' &&
      principal.memberships.some((each) => each.organisationId === organisationId && each.role === 'owner');
    if (!isOwner) throw new LatchkeyError('not_allowed', 'Only an owner may close the organisation.');
    const act = actOf(principal, correlationId, deps.clock.now());
    if (await isReady(deps, { organisationId, typedName, now: act.at }))
      await endCoupons(deps, organisationId, act);
    await closeOrganisation(deps, { organisationId, typedName }, act);
    return { closed: true };
  };
}

/** Whether closing would go through now; what stands in its way, closing itself says. */
async function isReady(
  { database: { db } }: Deps,
  { organisationId, typedName, now }: { organisationId: OrganisationId; typedName: string; now: Date },
): Promise<boolean> {
  const [settings, ties] = await Promise.all([
    readSettings(db, organisationId),
    findOrganisationTies(db, { organisationId, now }),
  ]);
  return settings?.name === typedName.trim() && ties.members + ties.subscriptions + ties.openOrders === 0;
}

/** A code that only our books had ended would go on at Stripe. With Stripe away nothing is closed: it can be tried again. */
async function endCoupons(
  { database: { db }, stripe, settings }: Deps,
  organisationId: OrganisationId,
  act: Act,
): Promise<void> {
  const seller = await findStripeAccount(db, organisationId, settings.livemode);
  const live = (await listCoupons(db, organisationId)).filter(({ endedAt }) => endedAt === null);
  for (const { id: couponId, promotionCodeId, stripeAccountId } of live) {
    // An account that is not connected any more is not ours to speak to, and nothing is sold by it.
    if (seller?.id === stripeAccountId) await endCoupon(stripe, { account: seller.account, promotionCodeId });
    await noteCouponEnded(db, { organisationId, couponId }, act);
  }
}
