import type { AccessState } from '@latchkey/contracts/access/machine';
import type { AccessId, ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** An access with the ids by which Telegram knows person, chat and bot. */
export interface AccessInChat {
  subscriberId: SubscriberId;
  channelId: ChannelId;
  state: AccessState;
  joinedAt: Date | null;
  /** null: a placeholder that nobody has claimed. */
  telegramId: number | null;
  chatId: number;
  botTelegramId: number;
}

/** One access of the organisation; null when there is none, or its channel is not sold any more. */
export async function loadAccess(
  db: Db,
  of: { organisationId: OrganisationId; accessId: AccessId },
): Promise<AccessInChat | null> {
  const [row] = await db.execute<{
    subscriber_id: SubscriberId;
    channel_id: ChannelId;
    state: AccessState;
    joined_at: string | null;
    telegram_id: string | null;
    chat_id: string;
    bot_telegram_id: string;
  }>(sql`
    select a.subscriber_id, a.channel_id, a.state, a.joined_at, s.telegram_id, c.chat_id, b.telegram_id as bot_telegram_id
    from channel_access a
    join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id
    join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id and c.disconnected_at is null
    join bot b on b.organisation_id = c.organisation_id and b.id = c.bot_id
    where a.organisation_id = ${of.organisationId} and a.id = ${of.accessId}`);
  if (!row) return null;
  return {
    subscriberId: row.subscriber_id,
    channelId: row.channel_id,
    state: row.state,
    joinedAt: row.joined_at === null ? null : new Date(row.joined_at),
    telegramId: row.telegram_id === null ? null : Number(row.telegram_id),
    chatId: Number(row.chat_id),
    botTelegramId: Number(row.bot_telegram_id),
  };
}
