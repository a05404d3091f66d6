import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Telegram's ids of some who are inside a channel by what is known, those first who have been so for longest. */
export async function listSomeInside(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId; limit: number },
): Promise<number[]> {
  const rows = await db.execute<{ telegram_id: string }>(sql`
    select s.telegram_id from channel_access a
    join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id
    where a.organisation_id = ${of.organisationId} and a.channel_id = ${of.channelId} and a.state = 'GRANTED'
      and a.joined_at is not null and s.telegram_id is not null
    order by a.joined_at, a.id limit ${of.limit}`);
  return rows.map((row) => Number(row.telegram_id));
}
