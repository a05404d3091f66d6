import { answerRequest } from '@latchkey/access/support/answer-request';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { supportRequestView } from './list.ts';

/** Answers what a person has asked through the bot. */
export function supportAnswer(deps: Deps): UseCases['support']['answer'] {
  return async ({ organisationId, principal, correlationId }, input) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    const answered = await answerRequest(deps, { ...input, organisationId }, act);
    if (!answered) throw new LatchkeyError('not_found', 'There is no such request.');
    return supportRequestView(answered);
  };
}
