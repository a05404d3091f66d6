import { eq, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { bot } from '../schema/bot.ts';

/** The process of a bot has said that it is there. */
export async function noteBotHeard(db: Db, telegramId: number): Promise<void> {
  await db.update(bot).set({ heardAt: sql`now()` }).where(eq(bot.telegramId, telegramId));
}
