import { archivePlan } from '@latchkey/db/plan/archive-plan';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { findPlan, unknownPlan } from './find-plan.ts';
import { planView } from './plan-view.ts';

/** Takes a plan off sale, or puts it on sale again. Its members are not concerned. */
export function planArchive(
  { database, clock }: Deps,
  archived: boolean,
): UseCases['plan']['archive' | 'restore'] {
  return async ({ organisationId, principal, correlationId }, { planId }) => {
    const act = actOf(principal, correlationId, clock.now());
    const known = await archivePlan(database.db, { organisationId, planId, archived }, act);
    if (!known) throw unknownPlan();
    return planView(await findPlan(database.db, { organisationId, planId }));
  };
}
