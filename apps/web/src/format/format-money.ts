import type { MoneyWire } from '@latchkey/contracts/money';

/** An amount as people write it, e.g. "€9.00". Stars, which are no currency of banks, as "250 Stars". */
export function formatMoney({ amountMinor, currency }: MoneyWire, locale?: string): string {
  if (currency === 'XTR') return `${new Intl.NumberFormat(locale).format(BigInt(amountMinor))} Stars`;
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(`${BigInt(amountMinor)}E-${digits}` as Intl.StringNumericLiteral);
}
