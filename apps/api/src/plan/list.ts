import { moneyToWire } from '@latchkey/contracts/money';
import { listPlans } from '@latchkey/db/plan/list-plans';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** What the organisation sells. */
export function planList({ database }: Deps): UseCases['plan']['list'] {
  return async ({ organisationId }) => {
    const plans = await listPlans(database.db, organisationId);
    return plans.map(({ prices, ...plan }) => ({
      ...plan,
      prices: prices.map((price) => ({
        id: price.id,
        provider: price.provider,
        amount: moneyToWire(price),
        providerPriceId: price.providerPriceId,
      })),
    }));
  };
}
