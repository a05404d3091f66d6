import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

export interface ChannelEventRow extends Record<string, unknown> {
  kind: 'connected' | 'moved' | 'trouble' | 'recovered' | 'disconnected';
  at: string;
  action: string | null;
}

const most = 50;

/** What happened to a channel, newest first, the latest 50: what was done to it, and the troubles that it had. */
export async function listChannelEvents(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId },
): Promise<ChannelEventRow[]> {
  return db.execute<ChannelEventRow>(sql`
    with done as (
      select case action when 'channel.connect' then 'connected' when 'channel.migrate' then 'moved' else 'disconnected' end as kind,
        at, null as action
      from audit where organisation_id = ${of.organisationId} and target_kind = 'channel' and target_id = ${of.channelId}
        and action in ('channel.connect', 'channel.migrate', 'channel.disconnect')
    ), troubled as (
      select raised_at, closed_at, detail->>'action' as action from alert
      where organisation_id = ${of.organisationId} and kind = 'channel_trouble' and subject = ${of.channelId}
    )
    select * from done
    union all select 'trouble', raised_at, action from troubled
    union all select 'recovered', closed_at, action from troubled where closed_at is not null
    order by at desc limit ${most}`);
}
