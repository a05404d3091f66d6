import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** The stored payload of a Telegram update, or null when it is not there (retention). */
export async function readUpdate(
  db: Db,
  update: { botTelegramId: number; updateId: number },
): Promise<unknown> {
  const [row] = await db.execute<{ payload: string }>(sql`
    select payload from inbox_event
    where external_id = ${String(update.updateId)} and account = ${String(update.botTelegramId)} and source = 'telegram'
    order by received_at desc limit 1`);
  return row ? JSON.parse(row.payload) : null;
}
