import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { prepareStarsInvoice } from './prepare-stars-invoice.ts';

/** The invoice in Stars for a person, as the bot makes it at Telegram. */
export function botStarsInvoice(deps: Deps): UseCases['bot']['starsInvoice'] {
  return async ({ correlationId }, asked) => {
    const prepared = await prepareStarsInvoice(deps, { ...asked, correlationId });
    if (prepared.kind === 'refused') return prepared;
    const { invoice } = prepared;
    return {
      kind: 'invoice',
      title: invoice.title,
      description: invoice.description,
      payload: invoice.payload,
      label: invoice.prices[0].label,
      stars: invoice.prices[0].amount,
      subscriptionPeriodSeconds: invoice.subscription_period ?? null,
    };
  };
}
