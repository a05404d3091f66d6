import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Whether an organisation has a coupon that can still be used, as far as is known here. */
export async function hasLiveCoupon(
  db: Db,
  of: { organisationId: OrganisationId; at: Date },
): Promise<boolean> {
  const rows = await db.execute(sql`
    select from coupon where organisation_id = ${of.organisationId} and ended_at is null
      and (expires_at is null or expires_at > ${of.at.toISOString()}) and (max_uses is null or uses < max_uses) limit 1`);
  return rows.length > 0;
}
