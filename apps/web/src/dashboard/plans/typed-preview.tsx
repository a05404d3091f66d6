import { useSuspenseQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useWatch } from 'react-hook-form';
import { useTRPC } from '../../api/trpc.ts';
import { parseMoney } from '../../format/parse-money.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import type { PlanFields } from './plan-fields.ts';
import { PlanPreview } from './plan-preview.tsx';

/** What buyers will see of what is being typed. */
export function TypedPreview() {
  const { id: organisationId, name: seller } = useOrganisation();
  const { data: channels } = useSuspenseQuery(useTRPC().channel.list.queryOptions({ organisationId }));
  const typed = useDeferredValue(useWatch<PlanFields>()) as PlanFields;
  const prices = typed.prices.flatMap(({ amount, currency }) => {
    const amountMinor = parseMoney(amount, currency);
    return amountMinor === null ? [] : [{ amountMinor, currency }];
  });
  const trialDays = typed.interval === 'once' ? 0 : Number(typed.trialDays) || 0;
  return (
    <PlanPreview
      plan={{
        name: typed.name.trim(),
        seller,
        description: typed.description.trim(),
        highlights: [...new Set(typed.highlights.split('\n').map((line) => line.trim()))].filter(Boolean),
        interval: typed.interval,
        trialDays,
        trialWithoutCard: typed.trialWithoutCard && trialDays > 0,
        prices,
        stars: /^\d+$/.test(typed.stars) ? { amountMinor: typed.stars, currency: 'XTR' } : null,
        channels: channels.filter(({ id }) => typed.channelIds.includes(id)).map(({ title }) => title),
      }}
    />
  );
}
