import { type BotIdentity, findBotByTelegramId } from '@latchkey/db/bot-identity/find-bots';
import type { Db } from '@latchkey/db/connect-database';

/** An organisation's own bot; null for the platform's: Stars land at a bot's owner, so only an own bot takes them. */
export async function ownBot(db: Db, botTelegramId: number): Promise<BotIdentity | null> {
  const bot = await findBotByTelegramId(db, botTelegramId);
  return bot && !bot.isPlatform ? bot : null;
}
