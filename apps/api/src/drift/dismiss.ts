import { dismissDrift } from '@latchkey/access/reconcile/dismiss-drift';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { driftView } from './drift-view.ts';

/** Leaves a drift as it is. */
export function driftDismiss(deps: Deps): UseCases['drift']['dismiss'] {
  return async ({ organisationId, principal, correlationId }, { driftId, reason }) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    return driftView(await dismissDrift(deps, { organisationId, driftId, reason }, act));
  };
}
