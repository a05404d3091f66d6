import type { BotId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A channel that is sold, found by Telegram's ids. */
export interface FoundChannel {
  organisationId: OrganisationId;
  id: ChannelId;
  botId: BotId;
  title: string;
  /** It is this bot that serves the channel. */
  serves: boolean;
}

/**
 * The live channel of a chat that a bot of the same organisation hears of: while a channel passes from one bot to another both
 * do. Null when the chat is none of ours. A chat's former ids count too. `botId` is the bot that serves the channel.
 */
export async function findChannel(
  db: Db,
  of: { botTelegramId: number; chatId: number },
): Promise<FoundChannel | null> {
  const [row] = await db.execute<{
    organisation_id: OrganisationId;
    id: ChannelId;
    bot_id: BotId;
    title: string;
    serves: boolean;
  }>(sql`
    select c.organisation_id, c.id, c.bot_id, c.title, b.id = c.bot_id as serves
    from channel c join bot b on b.organisation_id = c.organisation_id and b.removed_at is null
    where c.disconnected_at is null and b.telegram_id = ${of.botTelegramId}
      and (c.chat_id = ${of.chatId} or ${of.chatId} = any(c.former_chat_ids))
    limit 1`);
  if (!row) return null;
  const { organisation_id: organisationId, bot_id: botId, id, title, serves } = row;
  return { organisationId, id, botId, title, serves };
}
