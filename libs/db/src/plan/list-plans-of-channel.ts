import type { ChannelId, OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

const most = 5;

/** The plans whose newest version lets into this channel, oldest first. */
export async function listPlansOfChannel(
  db: Db,
  organisationId: OrganisationId,
  channelId: ChannelId,
): Promise<{ id: PlanId; name: string }[]> {
  return db.execute<{ id: PlanId; name: string }>(sql`
    select p.id, p.name from plan p
    where p.organisation_id = ${organisationId} and p.archived_at is null and exists (
      select from plan_deliverable d
      where d.organisation_id = p.organisation_id and d.deliverable_id = ${channelId} and d.plan_version_id = (
        select v.id from plan_version v
        where v.organisation_id = p.organisation_id and v.plan_id = p.id order by v.version desc limit 1))
    order by p.id limit ${most}`);
}
