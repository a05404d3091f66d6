import { bringAlertBack } from '@latchkey/access/attention/acknowledge-alert';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Takes an acknowledgement back. */
export function attentionBringBack(deps: Deps): UseCases['attention']['bringBack'] {
  return async ({ organisationId, principal, correlationId }, { alertId }) => {
    await bringAlertBack(
      deps,
      { organisationId, alertId },
      actOf(principal, correlationId, deps.clock.now()),
    );
    return { alertId };
  };
}
