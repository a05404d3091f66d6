import type { MoneyWire } from '@latchkey/contracts/money';

/** An amount as people write it: €12.50. */
export function formatPrice(money: MoneyWire): string {
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency: money.currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(Number(money.amountMinor) / 10 ** digits);
}
