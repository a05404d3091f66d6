import type { AccessId, BotId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A channel whose chat has moved, as long as not everybody has been looked at. */
export interface MovedChannel {
  organisationId: OrganisationId;
  channelId: ChannelId;
  botId: BotId;
  chatId: number;
  linkLive: boolean;
  /** Up to whom they have been looked at. */
  after: AccessId | null;
}

/** A live channel whose members are still to be looked at after its chat has moved; null when there is nothing to do. */
export async function loadMovedChannel(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId },
): Promise<MovedChannel | null> {
  const [row] = await db.execute<{
    bot_id: BotId;
    chat_id: string;
    link_live: boolean;
    invite_again_after: AccessId | null;
  }>(sql`
    select bot_id, chat_id, link_state = 'live' as link_live, invite_again_after from channel
    where organisation_id = ${of.organisationId} and id = ${of.channelId} and disconnected_at is null
      and invite_again_due_at is not null`);
  if (!row) return null;
  return {
    organisationId: of.organisationId,
    channelId: of.channelId,
    botId: row.bot_id,
    chatId: Number(row.chat_id),
    linkLive: row.link_live,
    after: row.invite_again_after,
  };
}
