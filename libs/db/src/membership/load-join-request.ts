import type { BotId, ChannelId, JoinRequestId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

export interface JoinRequestFacts {
  organisationId: OrganisationId;
  id: JoinRequestId;
  channelId: ChannelId;
  telegramId: number;
  botId: BotId;
  chatId: number;
  open: boolean;
}

/** A request to join with the channel's ids at Telegram, or null. */
export async function loadJoinRequest(
  db: Db,
  of: { organisationId: OrganisationId; joinRequestId: JoinRequestId },
): Promise<JoinRequestFacts | null> {
  const [row] = await db.execute<{
    channel_id: ChannelId;
    telegram_id: string;
    bot_id: BotId;
    chat_id: string;
    state: string;
  }>(sql`
    select j.channel_id, j.telegram_id, j.state, c.bot_id, c.chat_id
    from join_request j join channel c on c.organisation_id = j.organisation_id and c.id = j.channel_id
    where j.organisation_id = ${of.organisationId} and j.id = ${of.joinRequestId}`);
  if (!row) return null;
  return {
    organisationId: of.organisationId,
    id: of.joinRequestId,
    channelId: row.channel_id,
    telegramId: Number(row.telegram_id),
    botId: row.bot_id,
    chatId: Number(row.chat_id),
    open: row.state === 'open',
  };
}
