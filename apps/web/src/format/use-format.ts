import type { MoneyWire } from '@latchkey/contracts/money';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoney } from './format-money.ts';

/** Amounts and days in the page's language. */
export function useFormat() {
  const locale = useLocale();
  const t = useTranslations('common');
  return {
    money: (amount: MoneyWire) =>
      amount.currency === 'XTR'
        ? t('stars', { count: Number(amount.amountMinor) })
        : formatMoney(amount, locale),
    day: (moment: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(moment)),
    moment: (moment: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(moment)),
  };
}
