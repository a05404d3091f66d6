import type { CouponId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** What Stripe counts as uses of a coupon; they only grow. */
export async function noteCouponUses(
  db: Db,
  organisationId: OrganisationId,
  counted: readonly { couponId: CouponId; uses: number }[],
): Promise<void> {
  if (counted.length === 0) return;
  const ids = sql.param(counted.map(({ couponId }) => couponId));
  const uses = sql.param(counted.map((each) => each.uses));
  await db.execute(sql`
    update coupon c set uses = greatest(c.uses, n.uses) from unnest(${ids}::text[], ${uses}::int[]) as n (id, uses)
    where c.organisation_id = ${organisationId} and c.id = n.id and c.uses < n.uses`);
}
