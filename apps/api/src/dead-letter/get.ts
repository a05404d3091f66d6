import { findDeadLetter } from '@latchkey/db/dead-letter/find-dead-letter';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { deadLetterView, failuresOf, idsOf } from './dead-letter-view.ts';
import { unknownDeadLetter } from './unknown-dead-letter.ts';

/** One dead letter with its payload and the failures that are kept. */
export function deadLetterGet({ database: { db } }: Deps): UseCases['deadLetter']['get'] {
  return async ({ organisationId }, { deadLetterId }) => {
    const row = await findDeadLetter(db, organisationId, deadLetterId);
    if (!row) throw unknownDeadLetter();
    return { ...deadLetterView(row), payload: idsOf(row), failures: failuresOf(row) };
  };
}
