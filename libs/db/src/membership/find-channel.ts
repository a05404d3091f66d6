import type { BotId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A channel that is sold, found by Telegram's ids. */
export interface FoundChannel {
  organisationId: OrganisationId;
  id: ChannelId;
  botId: BotId;
  title: string;
}

/** The live channel of a chat as a bot of ours serves it; null when the chat is none of ours. A chat's former ids count too. */
export async function findChannel(
  db: Db,
  of: { botTelegramId: number; chatId: number },
): Promise<FoundChannel | null> {
  const [row] = await db.execute<{
    organisation_id: OrganisationId;
    id: ChannelId;
    bot_id: BotId;
    title: string;
  }>(sql`
    select c.organisation_id, c.id, c.bot_id, c.title
    from channel c join bot b on b.organisation_id = c.organisation_id and b.id = c.bot_id
    where c.disconnected_at is null and b.telegram_id = ${of.botTelegramId}
      and (c.chat_id = ${of.chatId} or ${of.chatId} = any(c.former_chat_ids))
    limit 1`);
  return row
    ? { organisationId: row.organisation_id, id: row.id, botId: row.bot_id, title: row.title }
    : null;
}
