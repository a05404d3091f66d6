import type { MoneyWire } from '@latchkey/contracts/money';

/** An amount as somebody would type it, for a field that is filled in already: "9.00". `parseMoney` reads it back. */
export function typeMoney({ amountMinor, currency }: MoneyWire): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  if (digits === 0) return amountMinor;
  const padded = amountMinor.padStart(digits + 1, '0');
  return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}
