import { runNow } from '@latchkey/access/reconcile/run-now';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Has everything of the organisation compared now. */
export function reconcileRun(deps: Deps): UseCases['reconcile']['run'] {
  return async ({ organisationId, principal, correlationId }) => ({
    parts: await runNow(deps, organisationId, actOf(principal, correlationId, deps.clock.now())),
  });
}
