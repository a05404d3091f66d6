import type { MiniAppPlan } from '@latchkey/contracts/procedures/mini-app';
import { Star } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';

interface Props {
  plan: MiniAppPlan;
  busy: boolean;
  disabled: boolean;
  onPay: () => void;
  onPage: () => void;
}

/** One plan: with a price where it is paid in Stars; by card it is bought elsewhere, and no price is said here. */
export function PlanChoice({ plan, busy, disabled, onPay, onPage }: Props) {
  const t = useTranslations('miniApp');
  const { number } = useFormatter();
  const { stars, interval } = plan;
  return (
    <Card>
      <h2 className="text-lg font-semibold">{plan.name}</h2>
      <p className="text-sm text-muted">{plan.channels.join(' · ')}</p>
      <div className="mt-4 flex flex-col gap-2">
        {stars && (
          <Button busy={busy} disabled={disabled && !busy} onClick={onPay}>
            {!busy && <Star className="size-4" />}
            {t(`pay.${interval}`, { stars: number(stars.amount) })}
          </Button>
        )}
        {plan.pageUrl && (
          <Button kind={stars ? 'quiet' : 'primary'} onClick={onPage}>
            {t('openPage')}
          </Button>
        )}
      </div>
    </Card>
  );
}
