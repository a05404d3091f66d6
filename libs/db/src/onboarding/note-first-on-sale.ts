import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * Notes when something of an organisation could be bought for the first time, once: in the transaction of whatever may have
 * made it so (a plan, the readiness of the account).
 */
export async function noteFirstOnSale(db: Db, organisationId: OrganisationId, at: Date): Promise<void> {
  await db.execute(sql`
    update organisation o set first_on_sale_at = ${at.toISOString()}
    where o.id = ${organisationId} and o.first_on_sale_at is null and exists (
      select from plan p
      join lateral (select v.id from plan_version v where v.organisation_id = p.organisation_id and v.plan_id = p.id
        order by v.version desc limit 1) newest on true
      join plan_price c on c.organisation_id = p.organisation_id and c.plan_version_id = newest.id
      left join stripe_account a on a.organisation_id = c.organisation_id and a.id = c.stripe_account_id
      where p.organisation_id = o.id and p.archived_at is null
        and (c.provider = 'stars' or (a.ready and a.disconnected_at is null)))`);
}
