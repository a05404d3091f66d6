import type { ChannelId, OrganisationId, PlanId, SubscriberId } from '@latchkey/contracts/ids';
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { rolledOutTo } from '../plan-rollout/rolled-out-to.ts';
import { isLive } from './live-source.ts';

const mostNamed = 20;

export interface PlanChange {
  members: number;
  /** People who would get in (`added`), or lose a channel that nothing else opens to them (`removed`). */
  channels: { channelId: ChannelId; change: 'added' | 'removed'; people: number }[];
  leaving: number;
  leavingPeople: { subscriberId: SubscriberId; firstName: string | null; username: string | null }[];
}

/** What would become of the members of a plan, were these its channels for all of them. */
export async function previewPlanChange(
  db: Db,
  of: { organisationId: OrganisationId; planId: PlanId; channelIds: readonly ChannelId[]; at: Date },
): Promise<PlanChange> {
  const changed = changedPlaces(of);
  const [counts, leaving] = await Promise.all([
    db.execute<{ channel_id: ChannelId | null; change: 'added' | 'removed' | null; people: string }>(sql`
      ${changed}
      select channel_id, change, count(*) as people from places group by channel_id, change
      union all select null, null, count(*) from members`),
    db.execute<{
      id: SubscriberId;
      first_name: string | null;
      username: string | null;
      leaving: string;
    }>(sql`
      ${changed}
      select p.id, p.first_name, p.username, count(*) over () as leaving from subscriber p
      where p.organisation_id = ${of.organisationId}
        and p.id in (select subscriber_id from places where change = 'removed')
      order by p.id limit ${mostNamed}`),
  ]);
  return {
    members: Number(counts.find((row) => row.change === null)?.people ?? 0),
    channels: counts.flatMap(({ channel_id: channelId, change, people }) =>
      channelId && change ? [{ channelId, change, people: Number(people) }] : [],
    ),
    leaving: Number(leaving[0]?.leaving ?? 0),
    leavingPeople: leaving.map((row) => ({
      subscriberId: row.id,
      firstName: row.first_name,
      username: row.username,
    })),
  };
}

/** `places`: who would gain or lose which channel. What something else opens to a person is neither. */
function changedPlaces(of: {
  organisationId: OrganisationId;
  planId: PlanId;
  channelIds: readonly ChannelId[];
  at: Date;
}): SQL {
  const wanted = sql`unnest(${sql.param([...of.channelIds])}::text[])`;
  return sql`
    with held as materialized (
      select s.subscriber_id, l.deliverable_id as channel_id, o.id as order_id
      from plan_version v
      join "order" o on o.organisation_id = v.organisation_id and o.plan_version_id = v.id and ${rolledOutTo}
      join order_line l on l.organisation_id = o.organisation_id and l.order_id = o.id
      join source s on s.organisation_id = l.organisation_id and s.order_line_id = l.id
      left join subscription u on u.organisation_id = s.organisation_id and u.id = s.subscription_id
      where v.organisation_id = ${of.organisationId} and v.plan_id = ${of.planId} and ${isLive(of.at)}
    ), members as (select distinct subscriber_id from held), places as (
      select distinct subscriber_id, channel_id, 'removed' as change from held h
      where channel_id not in (select ${wanted}) and not ${otherwise(of, sql`h.subscriber_id`, sql`h.channel_id`)}
      union all
      select m.subscriber_id, w.channel_id, 'added' from members m cross join ${wanted} as w (channel_id)
      where not exists (select from held h where h.subscriber_id = m.subscriber_id and h.channel_id = w.channel_id)
        and not ${otherwise(of, sql`m.subscriber_id`, sql`w.channel_id`)}
    )`;
}

/** Whether something that is no order of this plan opens a channel to a person. */
function otherwise(of: { organisationId: OrganisationId; at: Date }, subscriberId: SQL, channelId: SQL): SQL {
  return sql`exists (select from source s
      join order_line l on l.organisation_id = s.organisation_id and l.id = s.order_line_id and l.deliverable_id = ${channelId}
      left join subscription u on u.organisation_id = s.organisation_id and u.id = s.subscription_id
      where s.organisation_id = ${of.organisationId} and s.subscriber_id = ${subscriberId} and ${isLive(of.at)}
        and l.order_id not in (select order_id from held))`;
}
