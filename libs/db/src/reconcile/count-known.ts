import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** How many of a chat's members are known here. */
export interface KnownMembers {
  /** With an access, and inside by the last that was heard or seen. */
  inside: number;
  /** With an access, not seen inside, and not looked at since `lookedSince`: they may have gone in unseen. */
  notLookedAt: number;
  /** Seen entering, without any access. */
  strangers: number;
  /** Bots among those seen entering. */
  bots: number;
}

/** Counts whom we know in a chat, its administrators left out. */
export async function countKnown(
  db: Db,
  of: {
    organisationId: OrganisationId;
    channelId: ChannelId;
    administrators: readonly number[];
    lookedSince: Date;
  },
): Promise<KnownMembers> {
  const administrators = sql`${sql.param(of.administrators.map(String))}::text[]::bigint[]`;
  const [row] = await db.execute<{ [K in keyof KnownMembers]: number }>(sql`
    select
      (select count(*)::int from channel_access a
        join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id
        where a.organisation_id = ${of.organisationId} and a.channel_id = ${of.channelId} and a.joined_at is not null
          and s.telegram_id <> all(${administrators})) as inside,
      (select count(*)::int from channel_access a
        join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id
        where a.organisation_id = ${of.organisationId} and a.channel_id = ${of.channelId} and a.joined_at is null
          and (a.looked_at is null or a.looked_at < ${of.lookedSince.toISOString()})
          and s.telegram_id <> all(${administrators})) as "notLookedAt",
      count(*) filter (where not p.is_bot)::int as strangers, count(*) filter (where p.is_bot)::int as bots
    from chat_presence p
    where p.organisation_id = ${of.organisationId} and p.channel_id = ${of.channelId} and p.inside
      and p.telegram_id <> all(${administrators})
      and not exists (
        select from subscriber s join channel_access a on a.organisation_id = s.organisation_id and a.subscriber_id = s.id
        where s.organisation_id = p.organisation_id and s.telegram_id = p.telegram_id and a.channel_id = p.channel_id)`);
  if (!row) throw new Error('a count returned no row');
  return row;
}
