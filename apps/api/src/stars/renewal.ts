import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { changeRenewal } from './change-renewal.ts';

/** Support has Telegram charge no more (`cancel`), or lets the payer take up again what was cancelled (`reopen`). */
export function starsRenewal(deps: Deps, kind: 'cancel' | 'reopen'): UseCases['stars']['cancel' | 'reopen'] {
  return ({ organisationId, principal, correlationId }, { subscriptionId }) => {
    const act = actOf(principal, correlationId, deps.clock.now());
    return changeRenewal(deps, { organisationId, subscriptionId, kind, act });
  };
}
