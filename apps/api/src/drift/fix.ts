import { fixDrift } from '@latchkey/access/reconcile/fix-drift';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { driftView } from './drift-view.ts';

/** Asks for a drift's fix. */
export function driftFix(deps: Deps): UseCases['drift']['fix'] {
  return async ({ organisationId, principal, correlationId }, { driftId }) =>
    driftView(
      await fixDrift(deps, { organisationId, driftId }, actOf(principal, correlationId, deps.clock.now())),
    );
}
