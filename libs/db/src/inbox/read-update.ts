import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A stored Telegram update as it came, and when it was stored; null when it is not there (retention). */
export async function readUpdate(
  db: Db,
  update: { botTelegramId: number; updateId: number },
): Promise<{ payload: unknown; receivedAt: Date } | null> {
  const [row] = await db.execute<{ payload: string; received_at: string }>(sql`
    select payload, received_at from inbox_event
    where external_id = ${String(update.updateId)} and account = ${String(update.botTelegramId)} and source = 'telegram'
    order by received_at desc limit 1`);
  return row ? { payload: JSON.parse(row.payload), receivedAt: new Date(row.received_at) } : null;
}
