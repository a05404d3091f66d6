import type { Locale } from '@latchkey/contracts/locale';
import type { MoneyWire } from '@latchkey/contracts/money';
import type { z } from 'zod';

const tags = { en: 'en-GB', fr: 'fr-FR' } as const satisfies Record<Locale, string>;

/** An amount as people write it: €12.50, 12,50 €, ⭐ 250. */
export function formatMoney(locale: Locale, { amountMinor, currency }: z.output<typeof MoneyWire>): string {
  if (currency === 'XTR') return `⭐ ${amountMinor}`;
  const format = new Intl.NumberFormat(tags[locale], { style: 'currency', currency });
  return format.format(Number(amountMinor) / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
