import type { AccessId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { MovedChannel } from './load-moved-channel.ts';

/** Somebody who may be in a channel. */
export interface GrantedPerson {
  accessId: AccessId;
  subscriberId: SubscriberId;
  version: number;
  telegramId: number;
}

/** Who holds a confirmed access to a channel that has moved, in the order of their ids, after those looked at already. */
export async function listGranted(
  db: Db,
  { organisationId, channelId, after }: MovedChannel,
  limit: number,
): Promise<GrantedPerson[]> {
  const rows = await db.execute<{
    id: AccessId;
    subscriber_id: SubscriberId;
    version: number;
    telegram_id: string;
  }>(sql`
    select a.id, a.subscriber_id, a.version, s.telegram_id
    from channel_access a join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id
    where a.organisation_id = ${organisationId} and a.channel_id = ${channelId} and a.state = 'GRANTED'
      and s.telegram_id is not null and (${after}::text is null or a.id > ${after})
    order by a.id limit ${limit}`);
  return rows.map((row) => ({
    accessId: row.id,
    subscriberId: row.subscriber_id,
    version: row.version,
    telegramId: Number(row.telegram_id),
  }));
}
