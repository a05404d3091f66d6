import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** The live channel that an organisation has in a chat, by the chat's present id; null when there is none. */
export async function findChannelOfChat(
  db: Db,
  of: { organisationId: OrganisationId; chatId: number },
): Promise<ChannelId | null> {
  const [row] = await db.execute<{ id: ChannelId }>(sql`
    select id from channel
    where organisation_id = ${of.organisationId} and chat_id = ${of.chatId} and disconnected_at is null`);
  return row?.id ?? null;
}
