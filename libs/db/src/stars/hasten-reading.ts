import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Has a bot's Star transactions be read by `dueAt` at the latest: something is known that only they can tell more of. */
export async function hastenReading(
  db: Db,
  of: { organisationId: OrganisationId; botTelegramId: number; dueAt: Date },
): Promise<void> {
  await db.execute(sql`
    insert into stars_reading as r (organisation_id, bot_id, due_at)
    select organisation_id, id, ${of.dueAt.toISOString()}::timestamptz from bot
    where organisation_id = ${of.organisationId} and telegram_id = ${of.botTelegramId} and not is_platform and removed_at is null
    on conflict (organisation_id, bot_id) do update set due_at = least(r.due_at, excluded.due_at)`);
}
