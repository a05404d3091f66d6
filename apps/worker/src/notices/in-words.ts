import type { Locale } from '@latchkey/contracts/locale';
import type { Money } from '@latchkey/contracts/money';
import type { SendingNotice } from '@latchkey/db/notice/sending-notice';

const tags = { en: 'en-GB', fr: 'fr-FR' } as const satisfies Record<Locale, string>;

type To = Pick<SendingNotice, 'locale' | 'quiet'>;

/** A day, by the calendar of the organisation. */
export function day({ locale, quiet: { timeZone } }: To, moment: Date): string {
  return new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone }).format(moment);
}

/** A time of day, by its clock. */
export function timeOfDay({ locale, quiet: { timeZone } }: To, moment: Date): string {
  return new Intl.DateTimeFormat(tags[locale], { timeStyle: 'short', timeZone }).format(moment);
}

/** An amount as people write it: €12.50, 12,50 €, ⭐ 250. */
export function moneyIn({ locale }: To, { amountMinor, currency }: Money): string {
  if (currency === 'XTR') return `⭐ ${amountMinor}`;
  const format = new Intl.NumberFormat(tags[locale], { style: 'currency', currency });
  return format.format(Number(amountMinor) / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
