import { OrganisationId } from '@latchkey/contracts/ids';
import type { Db } from '@latchkey/db/connect-database';
import { recordDeadLetter } from '@latchkey/db/dead-letter/record-dead-letter';
import type { DeadLetter } from '@latchkey/queue/dead-letter';

/** Writes a dead letter's row: the truth about it, where support finds it. */
export async function keepDeadLetter(db: Db, letter: DeadLetter): Promise<void> {
  const payload = typeof letter.payload === 'object' && letter.payload !== null ? { ...letter.payload } : {};
  await recordDeadLetter(db, {
    organisationId:
      'organisationId' in payload ? (OrganisationId.safeParse(payload.organisationId).data ?? null) : null,
    job: letter.jobName,
    entity: letter.entityKey,
    payload,
    failureClass: letter.cause,
    failures: letter.failures,
    attempts: letter.attempts,
    correlationId: letter.correlationId ?? letter.jobId,
    firstFailedAt: new Date(letter.firstFailedAt),
    lastFailedAt: new Date(letter.lastFailedAt),
  });
}
