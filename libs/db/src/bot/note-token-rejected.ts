import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * Telegram rejects a bot's token of this version: noted once, as long as it is the one in use.
 *
 * @returns the bot's rows for which that was news
 */
export async function noteTokenRejected(
  db: Db,
  of: { botTelegramId: number; tokenVersion: number },
): Promise<{ organisationId: OrganisationId; botId: BotId }[]> {
  const rows = await db.execute<{ organisation_id: OrganisationId; id: BotId }>(sql`
    update bot set token_rejected_at = now()
    where telegram_id = ${of.botTelegramId} and token_ciphertext is not null and token_version = ${of.tokenVersion}
      and token_rejected_at is null
    returning organisation_id, id`);
  return rows.map((row) => ({ organisationId: row.organisation_id, botId: row.id }));
}
