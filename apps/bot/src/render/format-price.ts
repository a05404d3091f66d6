import type { Locale } from '@latchkey/contracts/locale';
import type { MoneyWire } from '@latchkey/contracts/money';

const tags = { en: 'en-GB', fr: 'fr-FR' } as const satisfies Record<Locale, string>;

/** An amount as people write it: €12.50, 12,50 €, ⭐ 250. */
export function formatPrice(locale: Locale, { amountMinor, currency }: MoneyWire): string {
  if (currency === 'XTR') return `⭐ ${amountMinor}`;
  const format = new Intl.NumberFormat(tags[locale], { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(Number(amountMinor) / 10 ** digits);
}
