import type { DeadLetterId, NoticeId, OrganisationId } from '@latchkey/contracts/ids';
import { eq, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { deadLetter } from '../schema/dead-letter.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';

/** Notes that a dead letter's job was promised anew. It stays open until what it is about has come right, or dies again. */
export async function noteReplay(db: Db, id: DeadLetterId, at: Date): Promise<void> {
  await db.update(deadLetter).set({ replayedAt: at }).where(eq(deadLetter.id, id));
}

/** Lets a notice be sent once more that Telegram has refused as faulty, and so has surely not taken. */
export async function queueFaultyNotice(
  db: Db,
  of: { organisationId: OrganisationId; noticeId: NoticeId },
  at: Date,
): Promise<void> {
  await db.execute(sql`
    update notice set state = 'queued', due_at = ${new Date(at.getTime() + sweepAfterMs).toISOString()}
    where organisation_id = ${of.organisationId} and id = ${of.noticeId} and state = 'undeliverable' and failure = 'request_faulty'`);
}
