/**
 * An amount as somebody types it ("4,50", "4.5", "12"), in the currency's minor units as a string of digits; null where it is
 * none, or has more digits than the currency.
 */
export function parseMoney(typed: string, currency: string): string | null {
  const digits =
    currency === 'XTR'
      ? 0
      : (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
          .maximumFractionDigits ?? 2);
  const [, whole, fraction = ''] = /^(\d{1,12})(?:[.,](\d+))?$/.exec(typed.replaceAll(/\s/g, '')) ?? [];
  if (whole === undefined || fraction.length > digits) return null;
  const minor = BigInt(whole + fraction.padEnd(digits, '0'));
  return minor > 0n ? minor.toString() : null;
}
