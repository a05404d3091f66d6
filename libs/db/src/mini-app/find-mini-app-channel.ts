import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';

/** A channel in the eyes of somebody who asks to join it. */
export interface MiniAppChannelRow extends Record<string, unknown> {
  organisationId: OrganisationId;
  title: string;
  seller: string;
  standing: 'outside' | 'entitled' | 'inside';
}

/** The live channel, if the bot serves it, and how the person stands there; null: there is none such. */
export async function findMiniAppChannel(
  db: Db,
  of: { botTelegramId: number; channelId: ChannelId; telegramId: number },
): Promise<MiniAppChannelRow | null> {
  const [row] = await db.execute<MiniAppChannelRow>(setSql`
    select c.organisation_id as "organisationId", c.title, g.name as seller,
      coalesce((select case when a.joined_at is not null then 'inside' else 'entitled' end from channel_access a
        join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id
        where a.organisation_id = c.organisation_id and a.channel_id = c.id and s.telegram_id = ${of.telegramId}
          and a.state in ('PENDING', 'GRANTED')), 'outside') as standing
    from channel c
    join bot b on b.organisation_id = c.organisation_id and b.id = c.bot_id and b.removed_at is null
    join organisation g on g.id = c.organisation_id and g.closed_at is null
    where c.id = ${of.channelId} and b.telegram_id = ${of.botTelegramId} and c.disconnected_at is null`);
  return row ?? null;
}
