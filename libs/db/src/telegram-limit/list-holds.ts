import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { HeldCall } from './note-hold.ts';

/** Everything that is held right now, and for how many milliseconds yet. */
export async function listHolds(db: Db): Promise<(HeldCall & { leftMs: number })[]> {
  const rows = await db.execute<{ bot_telegram_id: string; chat: string; method: string; left_ms: number }>(
    sql`
      select bot_telegram_id, chat, method,
        (extract(epoch from until - clock_timestamp()) * 1000)::float8 as left_ms
      from telegram_hold where until > clock_timestamp()`,
  );
  return rows.map((row) => ({
    botTelegramId: Number(row.bot_telegram_id),
    chat: row.chat,
    method: row.method,
    leftMs: row.left_ms,
  }));
}
