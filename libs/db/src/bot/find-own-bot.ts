import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { bot } from '../schema/bot.ts';

/** The bot of this Telegram id that belongs to one organisation: only such a bot takes Stars. */
export async function findOwnBot(db: Db, telegramId: number): Promise<typeof bot.$inferSelect | null> {
  const [row] = await db
    .select()
    .from(bot)
    .where(and(eq(bot.telegramId, telegramId), eq(bot.isPlatform, false), isNull(bot.removedAt)));
  return row ?? null;
}
