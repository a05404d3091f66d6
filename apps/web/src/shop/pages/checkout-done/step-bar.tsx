import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { OrderStage } from '../../checkout/order-stage.ts';

const steps = ['paid', 'linked', 'open'] as const;
/** How many steps a stage has behind it; null: it leads nowhere. */
const done = {
  unpaid: 0,
  processing: 0,
  'to-claim': 1,
  opening: 2,
  ready: 3,
  ended: null,
  expired: null,
  failed: null,
} as const satisfies Record<OrderStage, number | null>;

/** The three steps from payment to the open door, and how far they have come. */
export function StepBar({ stage }: { stage: OrderStage }) {
  const t = useTranslations('order');
  const behind = done[stage];
  if (behind === null) return null;
  return (
    <ol aria-label={t('steps.label')} className="flex items-start gap-2 text-sm">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === behind ? 'step' : undefined}
          className="flex flex-1 flex-col gap-2 text-muted aria-[current]:font-semibold aria-[current]:text-ink"
        >
          <span className={`h-1.5 rounded-full ${index < behind ? 'bg-ok' : 'bg-line'}`} />
          <span className="flex items-start gap-1.5 leading-snug">
            {index < behind && <Check className="mt-0.5 size-4 shrink-0 text-ok" />}
            {t(`steps.${step}`)}
          </span>
        </li>
      ))}
    </ol>
  );
}
