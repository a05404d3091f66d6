import type { ChannelId, OrganisationId, PlanId, PlanVersionId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';

/** A plan as it is sold now, or was sold last. */
export interface ImportPlan {
  id: PlanId;
  name: string;
  archived: boolean;
  planVersionId: PlanVersionId;
  channelIds: ChannelId[];
}

/** All plans of an organisation that open a channel, archived ones too, each in its newest version. */
export async function findImportPlans(db: Db, organisationId: OrganisationId): Promise<ImportPlan[]> {
  const rows = await db.execute<{
    id: PlanId;
    name: string;
    archived: boolean;
    plan_version_id: PlanVersionId;
    channel_ids: ChannelId[];
  }>(setSql`
    select p.id, p.name, p.archived_at is not null as archived, v.id as plan_version_id,
      (select json_agg(d.deliverable_id order by d.deliverable_id) from plan_deliverable d
        where d.organisation_id = v.organisation_id and d.plan_version_id = v.id and d.deliverable_kind = 'channel') as channel_ids
    from plan p
    join lateral (select v.* from plan_version v where v.organisation_id = p.organisation_id and v.plan_id = p.id
      and exists (select from plan_price r where r.organisation_id = v.organisation_id and r.plan_version_id = v.id)
      order by v.version desc limit 1) v on true
    where p.organisation_id = ${organisationId}`);
  return rows
    .filter((row) => row.channel_ids !== null)
    .map((row) => ({
      id: row.id,
      name: row.name,
      archived: row.archived,
      planVersionId: row.plan_version_id,
      channelIds: row.channel_ids,
    }));
}
