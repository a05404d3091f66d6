import type { Clock } from '@latchkey/contracts/clock';
import type { Db } from '@latchkey/db/connect-database';
import type { DeadLetterRow } from '@latchkey/db/dead-letter/list-dead-letters';
import { forgetDeadLetters, lookAfterDeadLetters } from '@latchkey/db/dead-letter/look-after-dead-letters';
import type { DeadLetter } from '@latchkey/queue/dead-letter';

/** The queue of dead letters: a copy of the open rows. */
export interface DeadLetterQueue {
  put(letter: DeadLetter): Promise<void>;
  remove(of: Pick<DeadLetter, 'jobName' | 'entityKey'>): Promise<void>;
}

const limit = 200;

/**
 * Closes dead letters whose cause has come right, and holds the queue of dead letters equal to the rows: what an emptied
 * queue has lost is put back, what was closed is taken out. One batch in a round, however many there are: nobody waits for
 * these.
 */
export async function mirrorDeadLetters({
  db,
  clock,
  queue,
}: {
  db: Db;
  clock: Clock;
  queue: DeadLetterQueue;
}): Promise<{ found: number; more: boolean }> {
  const rows = await lookAfterDeadLetters(db, { now: clock.now(), limit });
  const closed = rows.filter((row) => row.closedAt !== null);
  const open = rows.filter((row) => row.closedAt === null);
  for (const row of closed) await queue.remove({ jobName: row.job, entityKey: row.entity });
  // After the removals: a closed one and the next of the same job and entity have the same place in the queue.
  for (const row of open) await queue.put(letterOf(row));
  await forgetDeadLetters(
    db,
    closed.map((row) => row.id),
  );
  return { found: closed.length, more: false };
}

function letterOf(row: DeadLetterRow): DeadLetter {
  return {
    jobId: row.id,
    jobName: row.job,
    payload: row.payload,
    entityKey: row.entity,
    cause: row.failureClass,
    failures: row.errors.flatMap((failure) => (typeof failure === 'string' ? [] : [failure])),
    firstFailedAt: row.firstFailedAt.toISOString(),
    lastFailedAt: row.lastFailedAt.toISOString(),
    correlationId: row.correlationId,
    attempts: row.attempts,
  };
}
