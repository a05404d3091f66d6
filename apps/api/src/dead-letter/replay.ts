import { replayDeadLetters } from '@latchkey/access/dead-letter/replay-dead-letters';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { unknownDeadLetter } from './unknown-dead-letter.ts';

/** Promises the job of one dead letter anew, or says why not. */
export function deadLetterReplay(deps: Deps): UseCases['deadLetter']['replay'] {
  return async ({ organisationId, principal, correlationId }, { deadLetterId: id, dryRun }) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    const [replayed] = await replayDeadLetters(deps, { organisationId, which: { id }, dryRun, act });
    if (!replayed) throw unknownDeadLetter();
    return replayed;
  };
}
