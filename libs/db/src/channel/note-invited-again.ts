import type { AccessId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { MovedChannel } from './load-moved-channel.ts';

/** How far those who may be in a channel that has moved have been looked at, and when the sweep goes on; `dueAt` null: all have been. */
export async function noteInvitedAgain(
  db: Db,
  { organisationId, channelId, chatId }: MovedChannel,
  progress: { after: AccessId | null; dueAt: Date | null },
): Promise<void> {
  await db.execute(sql`
    update channel set invite_again_after = greatest(invite_again_after, ${progress.after}),
      invite_again_due_at = ${progress.dueAt?.toISOString() ?? null}
    where organisation_id = ${organisationId} and id = ${channelId} and chat_id = ${chatId} and invite_again_due_at is not null`);
}
