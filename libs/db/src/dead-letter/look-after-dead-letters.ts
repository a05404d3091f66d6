import type { DeadLetterId } from '@latchkey/contracts/ids';
import { and, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { deadLetter } from '../schema/dead-letter.ts';
import type { DeadLetterRow } from './list-dead-letters.ts';
import { standingAt } from './standing.ts';

/** An open one is looked at so often; also the time within which an emptied queue of dead letters is full again. */
const lookAgainMs = 60_000;

/**
 * Looks at dead letters whose time has come: closes those whose cause has come right by whatever way. The caller then
 * makes the queue's copy equal, and `forgetDeadLetters` for the closed ones; who dies in between is followed by another
 * in a minute. Bounded, and safe with many workers.
 */
export async function lookAfterDeadLetters(
  db: Db,
  of: { now: Date; limit: number },
): Promise<DeadLetterRow[]> {
  const now = of.now.toISOString();
  const looked = await db.execute<{ id: DeadLetterId }>(sql`
    with due as (
      select id from dead_letter where due_at <= ${now} order by due_at limit ${of.limit} for update skip locked
    ), seen as (
      select d.id, d.closed_at is null and ${standingAt(of.now)} = 'settled' as is_over
      from dead_letter d where d.id in (select id from due)
    )
    update dead_letter d set due_at = ${new Date(of.now.getTime() + lookAgainMs).toISOString()}::timestamptz,
      closed_at = case when seen.is_over then ${now}::timestamptz else d.closed_at end,
      closed_by = case when seen.is_over then case when d.replayed_at is null then 'converged' else 'replayed' end else d.closed_by end
    from seen where d.id = seen.id returning d.id`);
  if (looked.length === 0) return [];
  const ids = looked.map(({ id }) => id);
  return db.select().from(deadLetter).where(inArray(deadLetter.id, ids));
}

/** Closed ones that the queue does not hold any more need no further look. */
export async function forgetDeadLetters(db: Db, ids: readonly DeadLetterId[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(deadLetter)
    .set({ dueAt: null })
    .where(and(inArray(deadLetter.id, [...ids]), isNotNull(deadLetter.closedAt)));
}
