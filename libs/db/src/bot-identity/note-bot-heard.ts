import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * The process of a bot has said that it is there.
 *
 * @param tokenVersion of the token that Telegram has just taken; null: it was not asked
 */
export async function noteBotHeard(db: Db, telegramId: number, tokenVersion: number | null): Promise<void> {
  await db.execute(sql`
    update bot set heard_at = now(),
      token_rejected_at = case when token_version = ${tokenVersion}::int then null else token_rejected_at end
    where telegram_id = ${telegramId} and removed_at is null`);
}
