import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { localeChosen } from './choose-locale.ts';

/**
 * Somebody wrote to the bot, so it may write to them, whatever was before; or blocked it (`blocked`). Noted in each
 * organisation that the bot serves, with the language chosen before one of them was served.
 */
export async function noteContact(
  db: Db,
  contact: { botTelegramId: number; telegramId: number; blocked: boolean; at: Date },
): Promise<void> {
  const at = contact.at.toISOString();
  const [startedAt, blockedAt] = contact.blocked ? [null, at] : [at, null];
  await db.execute(sql`
    insert into bot_contact as c (organisation_id, bot_id, telegram_id, started_at, blocked_at, locale)
    select organisation_id, id, ${contact.telegramId}, ${startedAt}::timestamptz, ${blockedAt}::timestamptz,
      ${localeChosen(contact)}
    from bot where telegram_id = ${contact.botTelegramId} and removed_at is null
    on conflict (organisation_id, bot_id, telegram_id) do update
      set started_at = coalesce(c.started_at, excluded.started_at), blocked_at = excluded.blocked_at`);
}
