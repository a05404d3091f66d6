import { discardDeadLetter } from '@latchkey/access/dead-letter/discard-dead-letter';
import { LatchkeyError } from '@latchkey/contracts/errors';
import { findDeadLetter } from '@latchkey/db/dead-letter/find-dead-letter';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { deadLetterView } from './dead-letter-view.ts';
import { unknownDeadLetter } from './unknown-dead-letter.ts';

/** Puts a dead letter aside, with a reason. */
export function deadLetterDiscard(deps: Deps): UseCases['deadLetter']['discard'] {
  return async ({ organisationId, principal, correlationId }, { deadLetterId: id, reason }) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    const end = await discardDeadLetter(deps, { organisationId, id, reason, act });
    if (end === 'closed') throw new LatchkeyError('conflict', 'This dead letter is closed already.');
    const row = await findDeadLetter(deps.database.db, organisationId, id);
    if (!row) throw unknownDeadLetter();
    return deadLetterView(row);
  };
}
