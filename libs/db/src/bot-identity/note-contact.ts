import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Somebody wrote to the bot: it may write to them, whatever was before. Noted in each organisation that it serves. */
export async function noteContact(
  db: Db,
  contact: { botTelegramId: number; telegramId: number; at: Date },
): Promise<void> {
  await db.execute(sql`
    insert into bot_contact as c (organisation_id, bot_id, telegram_id, started_at)
    select organisation_id, id, ${contact.telegramId}, ${contact.at.toISOString()}
    from bot where telegram_id = ${contact.botTelegramId}
    on conflict (organisation_id, bot_id, telegram_id) do update
      set started_at = coalesce(c.started_at, excluded.started_at), blocked_at = null`);
}
