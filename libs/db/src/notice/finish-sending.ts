import type { NoticeId, OrganisationId } from '@latchkey/contracts/ids';
import type { NoticeState } from '@latchkey/contracts/notices/kinds';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * How the sending of a notice ended. `queued`: Telegram has surely not taken it, so it may be sent again; `dueAt` is then
 * when the sweep does so if the queue has not.
 */
export async function finishSending(
  db: Db,
  of: { organisationId: OrganisationId; noticeId: NoticeId },
  end: { state: Exclude<NoticeState, 'sending'>; failure: string | null; at: Date; dueAt: Date | null },
): Promise<void> {
  const sentAt = end.state === 'sent' ? end.at.toISOString() : null;
  await db.execute(sql`
    update notice set state = ${end.state}, failure = ${end.failure}, sent_at = ${sentAt},
      due_at = coalesce(${end.dueAt?.toISOString() ?? null}, due_at)
    where organisation_id = ${of.organisationId} and id = ${of.noticeId} and state in ('sending', 'in_doubt')`);
}
