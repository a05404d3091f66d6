import { findPlanForSale } from '@latchkey/db/plan/find-plan-for-sale';
import { listPlans } from '@latchkey/db/plan/list-plans';
import { planSlugOf } from '@latchkey/db/shop/find-plan-id';
import { publicPlan } from '../checkout/plan.ts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { knownCreator } from './known-creator.ts';

/** More are not shown on one page. */
const most = 24;

/** A creator with everything they sell, as a buyer sees it. Not ready to charge is a way of being, and no error. */
export function shopCreator({ database: { db }, settings }: Deps): UseCases['shop']['creator'] {
  return async (_call, { creator: inAddress }) => {
    const { organisationId, ...creator } = await knownCreator(db, inAddress);
    const listed = (await listPlans(db, organisationId, { state: 'on_sale' })).slice(0, most);
    const plans = await Promise.all(listed.map(({ id }) => findPlanForSale(db, id)));
    return {
      ...creator,
      plans: plans.flatMap((plan) =>
        plan ? [{ ...publicPlan(plan, settings.livemode), slug: planSlugOf(plan) }] : [],
      ),
    };
  };
}
