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

const servedChannels = sql`(select count(*) from channel c
  where c.organisation_id = bot.organisation_id and c.bot_id = bot.id and c.disconnected_at is null)`;

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

/**
 * The bots of an organisation, the one to send people to first: Telegram takes its token, it is the organisation's own, and it
 * serves the most channels.
 */
export async function listBots(db: Db, organisationId: OrganisationId): Promise<BotIdentity[]> {
  return db
    .select(identity)
    .from(bot)
    .where(and(eq(bot.organisationId, organisationId), isNull(bot.removedAt)))
    .orderBy(
      sql`${bot.tokenRejectedAt} is not null`,
      asc(bot.isPlatform),
      sql`${servedChannels} desc`,
      asc(bot.id),
    );
}
