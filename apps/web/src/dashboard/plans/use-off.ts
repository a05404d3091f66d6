import type { CouponView } from '@latchkey/contracts/procedures/coupon';
import { useFormatter, useTranslations } from 'use-intl';
import { useFormat } from '../../format/use-format.ts';

/** What a coupon takes off, and for how long, in one line. */
export function useOff(): (coupon: Pick<CouponView, 'off' | 'lasts'>) => string {
  const t = useTranslations('plans.coupons');
  const format = useFormatter();
  const { money } = useFormat();
  return ({ off, lasts }) => {
    const what =
      off.kind === 'percent' ? format.number(off.percent / 100, { style: 'percent' }) : money(off.amount);
    if (lasts.duration === 'repeating') return t('offMonths', { what, count: lasts.months });
    return t(lasts.duration === 'once' ? 'offOnce' : 'offForever', { what });
  };
}
