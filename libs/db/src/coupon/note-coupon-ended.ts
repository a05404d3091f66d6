import type { CouponId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';

/** A coupon that nobody can use any more. */
export async function noteCouponEnded(
  db: Db,
  of: { organisationId: OrganisationId; couponId: CouponId },
  act: Act,
): Promise<void> {
  const { organisationId, couponId } = of;
  await db.transaction(async (tx) => {
    const ended = await tx.execute(sql`
      update coupon set ended_at = ${act.at.toISOString()}
      where organisation_id = ${organisationId} and id = ${couponId} and ended_at is null returning id`);
    if (ended.length === 0) return;
    await appendAudit(tx, organisationId, act, {
      action: 'coupon.end',
      targetKind: 'coupon',
      targetId: couponId,
    });
  });
}
