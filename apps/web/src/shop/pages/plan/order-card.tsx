import type { ShopPlan } from '@latchkey/contracts/procedures/shop';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '../../../components/card.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { OrderForm } from './order-form.tsx';
import { PriceChoice } from './price-choice.tsx';

interface Props {
  plan: ShopPlan;
  identityToken: string | null;
  /** Fetches the plan again, with the words as they are now. */
  reload: () => void;
}

/** Price, terms and the button: all that an order needs, in one place. */
export function OrderCard({ plan, identityToken, reload }: Props) {
  const t = useTranslations('plan');
  const { money } = useFormat();
  const cardPrices = plan.prices.filter(({ provider }) => provider === 'stripe');
  const [chosenId, choose] = useState(cardPrices[0]?.id);
  const chosen = cardPrices.find(({ id }) => id === chosenId);
  const stars = plan.prices.find(({ provider }) => provider === 'stars');
  const price = chosen ?? stars;
  const per = t(`per.${plan.interval}`);
  return (
    <Card className="flex flex-col gap-5">
      {price && (
        <div className="flex flex-col gap-1">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-4xl font-bold tracking-tight tabular-nums">{money(price.amount)}</span>
            <span className="text-muted">{per}</span>
          </p>
          {chosen && (
            <p className="text-sm text-muted">
              {plan.creator.identity?.vatExempt ? t('vatExempt') : t('vat')}
            </p>
          )}
          {plan.trialDays > 0 && (
            <p className="font-medium text-ok">{t('firstDays', { count: plan.trialDays })}</p>
          )}
        </div>
      )}
      {chosen && cardPrices.length > 1 && (
        <PriceChoice prices={cardPrices} chosen={chosen} onChoose={({ id }) => choose(id)} />
      )}
      {price && (
        <p className="text-sm text-muted">
          {plan.trialDays > 0 &&
            `${t('terms.trial', { count: plan.trialDays, price: money(price.amount), per })} `}
          {t(`terms.${plan.interval}`)}
        </p>
      )}
      <WayToPay plan={plan} priceId={chosen?.id} identityToken={identityToken} reload={reload} />
      {plan.onSale && chosen && stars && (
        <p className="text-center text-sm text-muted">{t('stars', { amount: money(stars.amount) })}</p>
      )}
    </Card>
  );
}

function WayToPay({ plan, priceId, identityToken, reload }: Props & { priceId: string | undefined }) {
  const t = useTranslations('plan');
  const [changed, setChanged] = useState(false);
  if (!plan.onSale) {
    return (
      <Notice tone="idle">
        <p className="font-semibold">{t('notOnSale')}</p>
        <p>{t('notOnSaleText', { seller: plan.seller })}</p>
      </Notice>
    );
  }
  if (priceId === undefined) return <Notice tone="idle">{t('starsOnly')}</Notice>;
  return (
    <>
      {changed && <Notice tone="bad">{t('termsChanged')}</Notice>}
      <OrderForm
        // Other words are to be agreed to anew.
        key={plan.consent.version}
        plan={plan}
        priceId={priceId}
        identityToken={identityToken}
        onChanged={() => {
          setChanged(true);
          reload();
        }}
      />
    </>
  );
}
