import type { Locale } from '@latchkey/contracts/locale';

const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const formats = {
  en: new Intl.DateTimeFormat('en-GB', options),
  fr: new Intl.DateTimeFormat('fr-FR', options),
} satisfies Record<Locale, Intl.DateTimeFormat>;

/** A moment as a day, in UTC: 3 November 2026, 3 novembre 2026. */
export function formatDay(locale: Locale, instant: string): string {
  return formats[locale].format(new Date(instant));
}

/** With the time to the second, as a receipt gives it: 3 November 2026 at 10:00:00 UTC. */
export function formatMoment(locale: Locale, instant: string): string {
  const format = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'UTC',
  });
  return `${format.format(new Date(instant))} UTC`;
}
