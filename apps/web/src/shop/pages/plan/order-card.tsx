import type { ShopPlan } from '@latchkey/contracts/procedures/shop';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '../../../components/card.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { rememberCode } from '../../routing/remember-code.ts';
import { CodeField } from './code-field.tsx';
import { PriceChoice } from './price-choice.tsx';
import { PriceTag } from './price-tag.tsx';
import type { Discount } from './use-code.ts';
import { WayToPay } from './way-to-pay.tsx';

interface Props {
  plan: ShopPlan;
  identityToken: string | null;
  /** As a link brought it. */
  code: string | null;
  /** Fetches the plan again, with the words as they are now. */
  reload: () => void;
}

/** Price, terms and the button: all that an order needs, in one place. */
export function OrderCard({ plan, identityToken, code, reload }: Props) {
  const t = useTranslations('plan');
  const { money } = useFormat();
  const cardPrices = plan.prices.filter(({ provider }) => provider === 'stripe');
  const [chosenId, choose] = useState(cardPrices[0]?.id);
  const [discount, setDiscount] = useState<Discount | null>(null);
  const [hasEnded, setEnded] = useState(false);
  const chosen = cardPrices.find(({ id }) => id === chosenId);
  const stars = plan.prices.find(({ provider }) => provider === 'stars');
  const price = chosen ?? stars;
  const reduced = discount?.prices.find(({ id }) => id === chosen?.id);
  const isElsewhere = discount !== null && !reduced;
  const codeField = (
    <CodeField
      plan={plan}
      identityToken={identityToken}
      given={code}
      discount={isElsewhere ? null : discount}
      onDiscount={(counts) => {
        setEnded(false);
        setDiscount(counts);
        rememberCode(counts?.code ?? null);
      }}
      refused={hasEnded ? 'ended' : isElsewhere ? 'other_currency' : undefined}
    />
  );
  return (
    <Card className="flex flex-col gap-5">
      {price && (
        <PriceTag
          plan={plan}
          price={price.amount}
          reduced={discount && reduced ? { amount: reduced.amount, lasts: discount.lasts } : null}
          vat={chosen && t(plan.creator.identity?.vatExempt ? 'vatExempt' : 'vat')}
        />
      )}
      {chosen && cardPrices.length > 1 && (
        <PriceChoice prices={cardPrices} chosen={chosen} onChoose={({ id }) => choose(id)} />
      )}
      <WayToPay
        plan={plan}
        identityToken={identityToken}
        priceId={chosen?.id}
        code={reduced && discount?.code}
        codeField={codeField}
        onCodeRefused={() => {
          setDiscount(null);
          setEnded(true);
        }}
        reload={reload}
      />
      {plan.onSale && chosen && stars && (
        <p className="text-center text-sm text-muted">{t('stars', { amount: money(stars.amount) })}</p>
      )}
    </Card>
  );
}
