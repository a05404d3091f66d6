import type { BotId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

export interface ChannelFacts {
  organisationId: OrganisationId;
  id: ChannelId;
  botId: BotId;
  chatId: number;
  link: string | null;
  linkState: 'none' | 'live' | 'dead';
}

/** A live channel of an organisation, or null. */
export async function loadChannel(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId },
): Promise<ChannelFacts | null> {
  const [row] = await db.execute<{
    bot_id: BotId;
    chat_id: string;
    link: string | null;
    link_state: ChannelFacts['linkState'];
  }>(sql`
    select bot_id, chat_id, link, link_state from channel
    where organisation_id = ${of.organisationId} and id = ${of.channelId} and disconnected_at is null`);
  if (!row) return null;
  return {
    organisationId: of.organisationId,
    id: of.channelId,
    botId: row.bot_id,
    chatId: Number(row.chat_id),
    link: row.link,
    linkState: row.link_state,
  };
}
