import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Notes that a person began a conversation with a bot, or blocked it. */
export async function noteContact(
  db: Db,
  contact: { botTelegramId: number; telegramId: number; blocked: boolean; at: Date },
): Promise<void> {
  const at = contact.at.toISOString();
  await db.execute(sql`
    insert into bot_contact as k (organisation_id, bot_id, telegram_id, started_at, blocked_at)
    select organisation_id, id, ${contact.telegramId}::bigint, case when ${contact.blocked} then null else ${at}::timestamptz end,
      case when ${contact.blocked} then ${at}::timestamptz end
    from bot where telegram_id = ${contact.botTelegramId}
    on conflict (organisation_id, bot_id, telegram_id) do update
      set started_at = coalesce(k.started_at, excluded.started_at), blocked_at = excluded.blocked_at`);
}
