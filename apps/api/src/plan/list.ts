import { countPlanMembers } from '@latchkey/db/plan/count-plan-members';
import { listPlans } from '@latchkey/db/plan/list-plans';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { planView } from './plan-view.ts';

/** What the organisation sells, or sold, and to how many. */
export function planList({ database, clock }: Deps): UseCases['plan']['list'] {
  return async ({ organisationId }, { state }) => {
    const [plans, members] = await Promise.all([
      listPlans(database.db, organisationId, { state }),
      countPlanMembers(database.db, { organisationId, at: clock.now() }),
    ]);
    return plans.map((plan) => ({ ...planView(plan), members: members.ofPlan(plan.id) }));
  };
}
