import { moneyToWire } from '@latchkey/contracts/money';
import type { PlanView } from '@latchkey/contracts/procedures/plan';
import type { StoredPlan } from '@latchkey/db/plan/list-plans';

/** A plan in its newest version, as those see it who sell it. */
export function planView(plan: StoredPlan): PlanView {
  return {
    id: plan.id,
    name: plan.name,
    slug: plan.slug,
    version: plan.version,
    interval: plan.interval,
    trialDays: plan.trialDays,
    trialWithoutCard: plan.trialWithoutCard,
    description: plan.description,
    highlights: plan.highlights,
    prices: plan.prices.map((price) => ({
      id: price.id,
      provider: price.provider,
      amount: moneyToWire(price),
      providerPriceId: price.providerPriceId,
    })),
    channelIds: plan.channelIds,
    archivedAt: plan.archivedAt?.toISOString() ?? null,
  };
}
