import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { bot } from '../schema/bot.ts';
import { organisation } from '../schema/organisation.ts';

/** A Telegram bot as one organisation uses it, and the name by which people know that one; null: it does not serve it. */
export async function findServing(
  db: Db,
  of: { botTelegramId: number; organisationId: OrganisationId },
): Promise<{ botId: BotId; seller: string } | null> {
  const [row] = await db
    .select({ botId: bot.id, seller: organisation.name })
    .from(bot)
    .innerJoin(organisation, eq(organisation.id, bot.organisationId))
    .where(and(eq(bot.telegramId, of.botTelegramId), eq(bot.organisationId, of.organisationId)));
  return row ?? null;
}
