import { acknowledgeAlert } from '@latchkey/access/attention/acknowledge-alert';
import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** Puts an alert of something that has happened aside. */
export function attentionAcknowledge(deps: Deps): UseCases['attention']['acknowledge'] {
  return async ({ organisationId, principal, correlationId }, { alertId }) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    await acknowledgeAlert(deps, { organisationId, alertId }, act);
    return { closedAt: act.at.toISOString() };
  };
}
