import type { DeadLetterId, OrganisationId } from '@latchkey/contracts/ids';
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { deadLetter } from '../schema/dead-letter.ts';
import { type DeadLetterFilter, type DeadLetterRow, fitting } from './list-dead-letters.ts';
import { type DeadLetterStanding, standingAt } from './standing.ts';

export interface LockedDeadLetter extends DeadLetterRow {
  standing: DeadLetterStanding;
}

/**
 * Locks dead letters of the organisation for a replay, and tells how what they are about stands now: one by its id, or a
 * page of the open ones that fit a filter, oldest first.
 */
export async function lockDeadLetters(
  db: Db,
  organisationId: OrganisationId,
  which: { id: DeadLetterId } | { filter: DeadLetterFilter; limit: number; after: DeadLetterId | null },
  now: Date,
): Promise<LockedDeadLetter[]> {
  const conditions =
    'id' in which
      ? [eq(deadLetter.organisationId, organisationId), eq(deadLetter.id, which.id)]
      : [
          ...fitting(organisationId, { ...which.filter, state: 'open' }),
          which.after ? gt(deadLetter.id, which.after) : undefined,
        ];
  const locked = await db
    .select()
    .from(deadLetter)
    .where(and(...conditions))
    .orderBy(asc(deadLetter.id))
    .limit('id' in which ? 1 : which.limit)
    .for('update');
  if (locked.length === 0) return [];
  // A statement of its own: it sees what others committed while the locks were waited for.
  const ids = locked.map((letter) => letter.id);
  const standings = await db.execute<{ id: DeadLetterId; standing: DeadLetterStanding }>(
    sql`select d.id, ${standingAt(now)} as standing from dead_letter d where ${inArray(sql`d.id`, ids)}`,
  );
  const standingOf = new Map(standings.map(({ id, standing }) => [id, standing]));
  return locked.map((letter) => ({ ...letter, standing: standingOf.get(letter.id) ?? 'gone' }));
}
