import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Whether a plan on sale gives a channel for a price in Stars. */
export async function sellsInStars(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId },
): Promise<boolean> {
  const rows = await db.execute(sql`
    select from plan p
    join lateral (select v.id from plan_version v where v.organisation_id = p.organisation_id and v.plan_id = p.id
      order by v.version desc limit 1) newest on true
    join plan_deliverable d on d.organisation_id = p.organisation_id and d.plan_version_id = newest.id and d.deliverable_id = ${of.channelId}
    join plan_price c on c.organisation_id = p.organisation_id and c.plan_version_id = newest.id and c.provider = 'stars'
    where p.organisation_id = ${of.organisationId} and p.archived_at is null limit 1`);
  return rows.length > 0;
}
