import type { BotId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Locks a connected channel. @returns the bot that serves it; null when there is no such channel */
export async function lockChannelBot(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId },
): Promise<BotId | null> {
  const [row] = await db.execute<{ bot_id: BotId }>(sql`
    select bot_id from channel
    where organisation_id = ${of.organisationId} and id = ${of.channelId} and disconnected_at is null for update`);
  return row?.bot_id ?? null;
}
