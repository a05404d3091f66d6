import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A stored update could not be applied yet: the sweep looks after it at `dueAt`, if the queue has not applied it by then. */
export async function postponeUpdate(
  db: Db,
  update: { botTelegramId: number; updateId: number },
  dueAt: Date,
): Promise<void> {
  await db.execute(sql`
    update inbox_key set due_at = ${dueAt.toISOString()}
    where source = 'telegram' and account = ${String(update.botTelegramId)} and livemode
      and external_id = ${String(update.updateId)} and due_at is not null`);
}
