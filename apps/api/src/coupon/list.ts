import { readCouponUses } from '@latchkey/billing/stripe/read-coupon-uses';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { listCoupons } from '@latchkey/db/coupon/list-coupons';
import { noteCouponUses } from '@latchkey/db/coupon/note-coupon-uses';
import { findStripeAccount } from '@latchkey/db/stripe-account/find-stripe-account';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { within } from '../within.ts';
import { couponView } from './coupon-view.ts';

const patienceMs = 3_000;

/** The coupons with their uses as Stripe counts them now; as it counted them last where it cannot be asked. */
export function couponList(deps: Deps): UseCases['coupon']['list'] {
  return async ({ organisationId }) => {
    const { db } = deps.database;
    if ((await listCoupons(db, organisationId)).length > 0) {
      await within(patienceMs, countUses(deps, organisationId)).catch((error: unknown) =>
        deps.logger.warn({ err: error, organisationId }, 'coupon uses not read'),
      );
    }
    const now = deps.clock.now();
    return (await listCoupons(db, organisationId)).map((coupon) => couponView(coupon, now));
  };
}

async function countUses(
  { database, stripe, settings }: Deps,
  organisationId: OrganisationId,
): Promise<void> {
  const seller = await findStripeAccount(database.db, organisationId, settings.livemode);
  if (!seller) return;
  const counted = await readCouponUses(stripe, seller);
  const coupons = await listCoupons(database.db, organisationId);
  const uses = coupons.flatMap(({ id: couponId, promotionCodeId }) => {
    const found = counted.get(promotionCodeId);
    return found ? [{ couponId, uses: found.uses }] : [];
  });
  await noteCouponUses(database.db, organisationId, uses);
}
