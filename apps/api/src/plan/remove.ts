import { LatchkeyError } from '@latchkey/contracts/errors';
import { removePlan } from '@latchkey/db/plan/remove-plan';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { unknownPlan } from './find-plan.ts';

const refusals = {
  unknown: unknownPlan,
  was_ordered: () =>
    new LatchkeyError(
      'conflict',
      'Somebody has bought this plan, or begun to. Archive it: members keep what they have, and nobody can buy it any more.',
    ),
  has_codes: () =>
    new LatchkeyError('conflict', 'Coupons or access codes are for this plan. Archive it instead.'),
};

/** Deletes a plan that nobody has ever begun to buy. */
export function planRemove({ database, clock }: Deps): UseCases['plan']['remove'] {
  return async ({ organisationId, principal, correlationId }, { planId }) => {
    const act = actOf(principal, correlationId, clock.now());
    const outcome = await removePlan(database.db, { organisationId, planId }, act);
    if (outcome !== 'removed') throw refusals[outcome]();
    return { planId };
  };
}
