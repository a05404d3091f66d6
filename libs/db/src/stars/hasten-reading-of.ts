import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Has a bot's Star transactions read at `dueAt` at the latest, where they are read at all. */
export async function hastenReadingOf(
  db: Db,
  of: { organisationId: OrganisationId; botId: BotId; dueAt: Date },
): Promise<void> {
  await db.execute(sql`
    update stars_reading set due_at = least(due_at, ${of.dueAt.toISOString()}::timestamptz)
    where organisation_id = ${of.organisationId} and bot_id = ${of.botId}`);
}
