import type { Locale } from '@latchkey/contracts/locale';
import type { Money } from '@latchkey/contracts/money';

/** An amount as people write it. Stars, which are no currency of banks, by their name. */
export function moneyInWords(locale: Locale, { amountMinor, currency }: Money): string {
  if (currency === 'XTR') return `${new Intl.NumberFormat(locale).format(amountMinor)} Stars`;
  const format = new Intl.NumberFormat(tags[locale], { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(`${amountMinor}E-${digits}` as Intl.StringNumericLiteral);
}

/** A day, by the calendar of a place. */
export function dayInWords(locale: Locale, timeZone: string, moment: Date): string {
  return new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone }).format(moment);
}

/** A day with its time to the second, and where that time holds: for what must be provable. */
export function momentInWords(locale: Locale, timeZone: string, moment: Date): string {
  const at = new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeStyle: 'medium', timeZone });
  return `${at.format(moment)} (${timeZone})`;
}

/** English as it is written in Europe. */
const tags = { en: 'en-GB', fr: 'fr-FR' } as const satisfies Record<Locale, string>;
