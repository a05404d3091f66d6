import { useState } from 'react';
import type { PublicPlan } from '../../../api/trpc.ts';
import { Card } from '../../../components/card.tsx';
import { Heading } from '../../../components/heading.tsx';
import { Notice } from '../../../components/notice.tsx';
import { describeDays } from '../../../format/describe-days.ts';
import { describeInterval } from '../../../format/describe-interval.ts';
import { describeTerms } from '../../../format/describe-terms.ts';
import { formatMoney } from '../../../format/format-money.ts';
import { PayButton } from './pay-button.tsx';
import { PriceChoice } from './price-choice.tsx';
import { WhatIsInside } from './what-is-inside.tsx';

interface Props {
  plan: PublicPlan;
  identityToken: string | null;
}

export function PlanCard({ plan, identityToken }: Props) {
  const cardPrices = plan.prices.filter(({ provider }) => provider === 'stripe');
  const [chosen, choose] = useState(cardPrices[0]);
  const stars = plan.prices.find(({ provider }) => provider === 'stars');
  const price = chosen ?? stars;
  return (
    <Card className="flex min-h-96 flex-col gap-6">
      <div className="flex flex-col gap-2">
        <p className="text-sm text-muted">Sold by {plan.seller}</p>
        <Heading>{plan.name}</Heading>
      </div>
      {price && (
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-4xl font-bold tracking-tight">{formatMoney(price.amount)}</span>
          <span className="text-muted">{describeInterval(plan.interval)}</span>
          {plan.trialDays > 0 && (
            <span className="mt-1 w-full font-medium text-ok">First {describeDays(plan.trialDays)} free</span>
          )}
        </p>
      )}
      {chosen && cardPrices.length > 1 && (
        <PriceChoice prices={cardPrices} chosen={chosen} onChoose={choose} />
      )}
      <WhatIsInside channels={plan.channels} />
      {price && <p className="text-sm text-muted">{describeTerms(plan, formatMoney(price.amount))}</p>}
      <div className="mt-auto flex flex-col gap-3">
        <WayToPay plan={plan} priceId={chosen?.id} identityToken={identityToken} />
        {plan.onSale && chosen && stars && (
          <p className="text-center text-sm text-muted">
            or {formatMoney(stars.amount)} in the bot, in Telegram
          </p>
        )}
      </div>
    </Card>
  );
}

function WayToPay({ plan, priceId, identityToken }: Props & { priceId: string | undefined }) {
  if (!plan.onSale) {
    return (
      <Notice tone="idle">
        <p className="font-semibold">Not on sale at the moment</p>
        <p>{plan.seller} does not sell this plan right now. Nothing can be charged.</p>
      </Notice>
    );
  }
  if (priceId === undefined) {
    return <Notice tone="idle">This plan is paid in Stars, in the bot in Telegram.</Notice>;
  }
  return <PayButton plan={plan} priceId={priceId} identityToken={identityToken} />;
}
