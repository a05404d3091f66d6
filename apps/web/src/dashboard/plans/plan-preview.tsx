import type { MoneyWire } from '@latchkey/contracts/money';
import type { PlanInterval } from '@latchkey/contracts/plan/plan-content';
import { Check, Hash } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../format/use-format.ts';

export interface PreviewedPlan {
  name: string;
  seller: string;
  description: string;
  highlights: readonly string[];
  interval: PlanInterval;
  trialDays: number;
  trialWithoutCard: boolean;
  prices: readonly MoneyWire[];
  stars: MoneyWire | null;
  channels: readonly string[];
}

/** A plan as its page shows it to who might buy. */
export function PlanPreview({ plan }: { plan: PreviewedPlan }) {
  const t = useTranslations('plans.preview');
  const each = useTranslations('plans.each');
  const { money } = useFormat();
  const [price] = plan.prices;
  const shown = price ?? plan.stars;
  return (
    <article className="flex flex-col gap-5 rounded-2xl border border-line bg-surface p-6 shadow-sm">
      <header className="flex flex-col gap-1">
        <p className="text-sm text-muted">{t('seller', { name: plan.seller })}</p>
        <h3 className="text-2xl font-bold tracking-tight text-balance break-words">
          {plan.name || t('noName')}
        </h3>
        {plan.description && <p className="text-pretty text-muted">{plan.description}</p>}
      </header>
      <div>
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-3xl font-bold tracking-tight tabular-nums">
            {shown ? money(shown) : t('noPrice')}
          </span>
          {shown && <span className="text-muted">{each(plan.interval)}</span>}
        </p>
        {plan.prices.length > 1 && (
          <p className="text-sm text-muted tabular-nums">{plan.prices.slice(1).map(money).join(' · ')}</p>
        )}
        {plan.trialDays > 0 && (
          <p className="mt-1 font-medium text-ok">
            {t('first', { count: plan.trialDays })}
            {plan.trialWithoutCard && ` · ${t('withoutCard')}`}
          </p>
        )}
      </div>
      <div className="flex flex-col gap-2">
        <h4 className="font-semibold">{t('inside')}</h4>
        <ul className="flex flex-col gap-2">
          {plan.highlights.map((line) => (
            <li key={line} className="flex gap-2.5">
              <Check className="mt-1 size-4 shrink-0 text-ok" />
              <span className="min-w-0 break-words">{line}</span>
            </li>
          ))}
          {plan.channels.map((title) => (
            <li key={title} className="flex gap-2.5">
              <Hash className="mt-1 size-4 shrink-0 text-accent" />
              <span className="min-w-0 break-words">{title}</span>
            </li>
          ))}
          {plan.channels.length === 0 && <li className="text-muted">{t('noChannel')}</li>}
        </ul>
      </div>
      <div className="flex flex-col gap-2 text-center">
        <span className="rounded-xl bg-accent px-5 py-3 font-semibold text-on-accent">{t('buy')}</span>
        <span className="text-sm text-muted">
          {price ? t('tax') : ''}
          {price && plan.stars ? ' · ' : ''}
          {price && plan.stars ? t('stars', { price: money(plan.stars) }) : ''}
        </span>
      </div>
    </article>
  );
}
