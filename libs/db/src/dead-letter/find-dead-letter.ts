import type { DeadLetterId, OrganisationId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { deadLetter } from '../schema/dead-letter.ts';
import type { DeadLetterRow } from './list-dead-letters.ts';

/** One dead letter of the organisation. */
export async function findDeadLetter(
  db: Db,
  organisationId: OrganisationId,
  id: DeadLetterId,
): Promise<DeadLetterRow | null> {
  const [row] = await db
    .select()
    .from(deadLetter)
    .where(and(eq(deadLetter.organisationId, organisationId), eq(deadLetter.id, id)));
  return row ?? null;
}
