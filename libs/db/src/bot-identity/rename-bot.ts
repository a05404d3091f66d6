import { and, eq, ne } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { bot } from '../schema/bot.ts';

/** Takes over the name that a bot has at Telegram: links to it are made of it. */
export async function renameBot(db: Db, { telegramId, username }: { telegramId: number; username: string }) {
  await db
    .update(bot)
    .set({ username })
    .where(and(eq(bot.telegramId, telegramId), ne(bot.username, username)));
}
