import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import type { AccessId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { toldElsewhere } from './count-attention.ts';

export interface HeldUp {
  channelId: ChannelId;
  channelTitle: string;
  action: ActionRequired;
  count: number;
  people: { accessId: AccessId; name: string | null }[];
}

const most = 50;
const mostPeople = 5;

/**
 * What holds up accesses, by channel and reason, the most first; with the first few of those concerned. What holds up all of
 * a channel is told by an alert about it, a brake as itself.
 */
export async function listHeldUp(db: Db, organisationId: OrganisationId): Promise<HeldUp[]> {
  const rows = await db.execute<Row>(sql`
    with held as (
      select channel_id, action_required as action, count(*)::int as n from channel_access
      where organisation_id = ${organisationId} and action_required is not null
        and not action_required = any(${sql.param(toldElsewhere)}::text[]::action_required[])
      group by 1, 2 order by n desc, 1, 2 limit ${most}
    )
    select held.channel_id, c.title, held.action, held.n, people.list from held
    join channel c on c.organisation_id = ${organisationId} and c.id = held.channel_id
    join lateral (
      select json_agg(json_build_object('accessId', first.id, 'name', coalesce(s.first_name, '@' || s.username, s.telegram_id::text)) order by first.id) as list
      from (select a.id, a.subscriber_id from channel_access a where a.organisation_id = ${organisationId} and a.channel_id = held.channel_id
        and a.action_required = held.action order by a.id limit ${mostPeople}) first
      join subscriber s on s.organisation_id = ${organisationId} and s.id = first.subscriber_id
    ) people on true order by held.n desc, held.channel_id, held.action`);
  return rows.map((row) => ({
    channelId: row.channel_id,
    channelTitle: row.title,
    action: row.action,
    count: row.n,
    people: row.list,
  }));
}

interface Row extends Record<string, unknown> {
  channel_id: ChannelId;
  title: string;
  action: ActionRequired;
  n: number;
  list: { accessId: AccessId; name: string | null }[];
}
