import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { bot } from '../schema/bot.ts';

/** A bot of an organisation, or null. */
export async function loadBot(
  db: Db,
  of: { organisationId: OrganisationId; botId: BotId },
): Promise<typeof bot.$inferSelect | null> {
  const [row] = await db
    .select()
    .from(bot)
    .where(and(eq(bot.organisationId, of.organisationId), eq(bot.id, of.botId)));
  return row ?? null;
}
