import { takeBackDays } from '@latchkey/access/give/take-back-days';
import { LatchkeyError } from '@latchkey/contracts/errors';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Takes given time back, or what is left of it. */
export function subscriberTakeBackDays(deps: Deps): UseCases['subscriber']['takeBackDays'] {
  return async ({ organisationId, principal, correlationId }, input) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    const takenBack = await takeBackDays(deps, { ...input, organisationId }, act);
    if (takenBack === null) throw new LatchkeyError('not_found', 'No such time was given.');
    return { takenBack };
  };
}
