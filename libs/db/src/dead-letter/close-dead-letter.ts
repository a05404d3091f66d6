import type { DeadLetterId } from '@latchkey/contracts/ids';
import type { DeadLetterEnd } from '@latchkey/contracts/jobs/dead-letter';
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { deadLetter } from '../schema/dead-letter.ts';

/** Closes an open dead letter; its copy in the queue goes at the sweep's next round. */
export async function closeDeadLetter(
  db: Db,
  id: DeadLetterId,
  end: { by: DeadLetterEnd; reason?: string; at: Date },
): Promise<void> {
  await db
    .update(deadLetter)
    .set({ closedAt: end.at, closedBy: end.by, closeReason: end.reason ?? null, dueAt: end.at })
    .where(and(eq(deadLetter.id, id), isNull(deadLetter.closedAt)));
}
