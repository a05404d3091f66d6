import { moneyToWire } from '@latchkey/contracts/money';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { chargeablePrices, planForSale } from './plan-for-sale.ts';

/** A plan as a buyer sees it. */
export function checkoutPlan({ database, settings }: Deps): UseCases['checkout']['plan'] {
  return async (_call, { planId }) => {
    const plan = await planForSale(database.db, planId);
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
      onSale: !plan.archived && (sellsStars || chargeablePrices(plan, settings.livemode).length > 0),
    };
  };
}
