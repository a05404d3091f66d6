import type { MoneyWire } from '@latchkey/contracts/money';
import { useFormatter, useLocale } from 'use-intl';
import { formatMoney } from './format-money.ts';

/** Days, moments and amounts in the page's language, in the visitor's time zone. */
export function useFormat() {
  const format = useFormatter();
  const locale = useLocale();
  return {
    day: (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium' }),
    moment: (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' }),
    time: (at: string) => format.dateTime(new Date(at), { timeStyle: 'short' }),
    money: (money: MoneyWire) => formatMoney(money, locale),
    moneys: (several: readonly MoneyWire[]) => several.map((money) => formatMoney(money, locale)).join(' + '),
  };
}
