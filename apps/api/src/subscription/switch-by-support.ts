import type { Deps } from '../deps.ts';
import { actOf } from '../principal/act-of.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { previewPlanSwitch } from './preview-plan-switch.ts';
import { switchPlan } from './switch-plan.ts';

/** A switch as support sees it before. */
export function subscriptionPreviewSwitch(deps: Deps): UseCases['subscription']['previewSwitch'] {
  return ({ organisationId }, input) => previewPlanSwitch(deps, { ...input, organisationId });
}

/** A switch by support. */
export function subscriptionSwitchPlan(deps: Deps): UseCases['subscription']['switchPlan'] {
  return ({ organisationId, principal, correlationId }, { prorationDate, ...input }) =>
    switchPlan(
      deps,
      { ...input, organisationId, prorationDate: new Date(prorationDate) },
      actOf(principal, correlationId, deps.clock.now()),
    );
}
