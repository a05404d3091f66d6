import { moneyToWire } from '@latchkey/contracts/money';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { loadSwitchable, optionsFor } from './options-for.ts';

/** The plans that a subscription could move to. */
export function subscriptionSwitchOptions({ database }: Deps): UseCases['subscription']['switchOptions'] {
  return async ({ organisationId }, { subscriptionId }) => {
    const subscription = await loadSwitchable(database.db, { organisationId, subscriptionId });
    const { planId, planName: name, planPriceId: priceId, interval } = subscription;
    const targets = await optionsFor(database.db, subscription);
    return {
      current: { planId, name, priceId, interval, amount: moneyToWire(subscription) },
      options: targets.map(({ option }) => option),
    };
  };
}
