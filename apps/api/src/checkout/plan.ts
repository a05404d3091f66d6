import { moneyToWire } from '@latchkey/contracts/money';
import type { PublicPlan } from '@latchkey/contracts/procedures/checkout';
import type { PlanForSale } from '@latchkey/db/plan/find-plan-for-sale';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { chargeablePrices, planForSale } from './plan-for-sale.ts';

/** A plan as a buyer sees it. */
export function checkoutPlan({ database, settings }: Deps): UseCases['checkout']['plan'] {
  return async (_call, { planId }) => publicPlan(await planForSale(database.db, planId), settings.livemode);
}

/** A plan for a buyer's eyes, as it can be paid with our key right now. */
export function publicPlan(plan: PlanForSale, livemode: boolean): PublicPlan {
  const sellsStars = plan.prices.some(({ provider }) => provider === 'stars');
  return {
    id: plan.id,
    name: plan.name,
    seller: plan.sellerName,
    interval: plan.interval,
    trialDays: plan.trialDays,
    trialWithoutCard: plan.trialWithoutCard,
    description: plan.description,
    highlights: plan.highlights,
    prices: plan.prices.map((price) => ({
      id: price.id,
      provider: price.provider,
      amount: moneyToWire(price),
    })),
    channels: plan.channels.map(({ title }) => title),
    onSale: !plan.archived && (sellsStars || chargeablePrices(plan, livemode).length > 0),
  };
}
