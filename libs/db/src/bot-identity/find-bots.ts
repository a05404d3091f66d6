import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { bot } from '../schema/bot.ts';

export interface BotIdentity {
  id: BotId;
  organisationId: OrganisationId;
  telegramId: number;
  username: string;
  isPlatform: boolean;
  /** Its token was registered by its organisation; otherwise it lies in the installation's environment. */
  registered: boolean;
}

const identity = {
  id: bot.id,
  organisationId: bot.organisationId,
  telegramId: bot.telegramId,
  username: bot.username,
  isPlatform: bot.isPlatform,
  registered: sql<boolean>`${bot.tokenCiphertext} is not null`,
};

/** One of the rows of a Telegram bot: an own bot has one only; of the platform's the first stands for all. */
export async function findBotByTelegramId(db: Db, telegramId: number): Promise<BotIdentity | null> {
  const [row] = await db
    .select(identity)
    .from(bot)
    .where(and(eq(bot.telegramId, telegramId), isNull(bot.removedAt)))
    .orderBy(asc(bot.isPlatform), asc(bot.id))
    .limit(1);
  return row ?? null;
}

/** The bots of an organisation, its own before the platform's. */
export async function listBots(db: Db, organisationId: OrganisationId): Promise<BotIdentity[]> {
  return db
    .select(identity)
    .from(bot)
    .where(and(eq(bot.organisationId, organisationId), isNull(bot.removedAt)))
    .orderBy(asc(bot.isPlatform), asc(bot.id));
}
