import type { MoneyWire } from '@latchkey/contracts/money';
import type { ShopPlan } from '@latchkey/contracts/procedures/shop';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../../format/use-format.ts';
import { isFreeTrial } from './is-free-trial.ts';
import type { Discount } from './use-code.ts';

interface Props {
  plan: Pick<ShopPlan, 'interval' | 'trialDays' | 'trialWithoutCard'>;
  price: MoneyWire;
  /** What is charged with a code, and for how long. */
  reduced: { amount: MoneyWire; lasts: Discount['lasts'] } | null;
  /** What is said about VAT; Stars have none. */
  vat: string | undefined;
}

/** What the plan costs, with everything that changes it. */
export function PriceTag({ plan, price, reduced, vat }: Props) {
  const t = useTranslations('plan');
  const { money } = useFormat();
  const per = t(`per.${plan.interval}`);
  const trial = isFreeTrial(plan) ? 'trialWithoutCard' : 'trial';
  return (
    <>
      <div className="flex flex-col gap-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-4xl font-bold tracking-tight tabular-nums">
            {money(reduced?.amount ?? price)}
          </span>
          <span className="text-muted">{per}</span>
          {reduced && (
            <span className="text-muted tabular-nums">
              <span className="sr-only">{t('code.insteadOf')} </span>
              <s>{money(price)}</s>
            </span>
          )}
        </p>
        {vat && <p className="text-sm text-muted">{vat}</p>}
        {reduced && <p className="font-medium text-ok">{lasting(reduced.lasts)}</p>}
        {plan.trialDays > 0 && (
          <p className="font-medium text-ok">{t('firstDays', { count: plan.trialDays })}</p>
        )}
      </div>
      <div className="flex flex-col gap-2 text-sm text-muted">
        {plan.trialDays > 0 && (
          <p>{t(`terms.${trial}`, { count: plan.trialDays, price: money(reduced?.amount ?? price), per })}</p>
        )}
        <p>{t(`terms.${plan.interval}`)}</p>
      </div>
    </>
  );

  function lasting(lasts: Discount['lasts']): string {
    if (plan.interval === 'once') return t('code.lasts.purchase');
    if (lasts.duration === 'forever') return t('code.lasts.forever');
    const then = { price: money(price), per };
    if (lasts.duration === 'once') return t('code.lasts.once', then);
    return t(`code.lasts.${plan.interval}`, { ...then, months: lasts.months });
  }
}
