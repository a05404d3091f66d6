import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { inboxKey } from '../schema/inbox.ts';

/** Notes that a stored update has been applied. */
export async function settleUpdate(
  db: Db,
  update: { botTelegramId: number; updateId: number },
): Promise<void> {
  await db
    .update(inboxKey)
    .set({ dueAt: null })
    .where(
      and(
        eq(inboxKey.source, 'telegram'),
        eq(inboxKey.account, String(update.botTelegramId)),
        eq(inboxKey.livemode, true),
        eq(inboxKey.externalId, String(update.updateId)),
      ),
    );
}
