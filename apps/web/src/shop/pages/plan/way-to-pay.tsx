import type { ShopPlan } from '@latchkey/contracts/procedures/shop';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Notice } from '../../../components/notice.tsx';
import { OrderForm } from './order-form.tsx';

interface Props {
  plan: ShopPlan;
  identityToken: string | null;
  priceId: string | undefined;
  /** The coupon that counts. */
  code: string | undefined;
  /** Also where nothing is sold: a code may open the plan for nothing. */
  codeField: ReactNode;
  /** The coupon counted until now, and does not any more. */
  onCodeRefused: () => void;
  reload: () => void;
}

/** The order by card, or why there is none. */
export function WayToPay({ plan, codeField, priceId, onCodeRefused, reload, ...order }: Props) {
  const t = useTranslations('plan');
  const [changed, setChanged] = useState(false);
  if (!plan.onSale) {
    return (
      <>
        <Notice tone="idle">
          <p className="font-semibold">{t('notOnSale')}</p>
          <p>{t('notOnSaleText', { seller: plan.seller })}</p>
        </Notice>
        {codeField}
      </>
    );
  }
  if (priceId === undefined) {
    return (
      <>
        <Notice tone="idle">{t('starsOnly')}</Notice>
        {codeField}
      </>
    );
  }
  return (
    <>
      {codeField}
      {changed && <Notice tone="bad">{t('termsChanged')}</Notice>}
      <OrderForm
        // Other words are to be agreed to anew.
        key={plan.consent.version}
        {...order}
        plan={plan}
        priceId={priceId}
        onCodeRefused={onCodeRefused}
        onChanged={() => {
          setChanged(true);
          reload();
        }}
      />
    </>
  );
}
