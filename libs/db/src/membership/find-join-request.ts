import type { ChannelId, JoinRequestId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A request to join as the bot names it: by its id, among the chats of that bot's organisations. */
export async function findJoinRequest(
  db: Db,
  of: { botTelegramId: number; joinRequestId: JoinRequestId },
): Promise<{
  organisationId: OrganisationId;
  id: JoinRequestId;
  channelId: ChannelId;
  telegramId: number;
} | null> {
  const [row] = await db.execute<{
    organisation_id: OrganisationId;
    channel_id: ChannelId;
    telegram_id: string;
  }>(sql`
    select j.organisation_id, j.channel_id, j.telegram_id
    from join_request j
    join bot b on b.organisation_id = j.organisation_id and b.removed_at is null
    where j.id = ${of.joinRequestId} and b.telegram_id = ${of.botTelegramId}`);
  if (!row) return null;
  return {
    organisationId: row.organisation_id,
    id: of.joinRequestId,
    channelId: row.channel_id,
    telegramId: Number(row.telegram_id),
  };
}
