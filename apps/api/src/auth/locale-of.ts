import { type Locale, locales } from '@latchkey/contracts/locale';

/** The language in which a request wants to be answered; English when it is none of ours. Our pages send what was chosen there. */
export function localeOf(headers: Headers | undefined): Locale {
  const wanted = (headers?.get('accept-language') ?? '').split(',').map((each) => each.trim().slice(0, 2));
  return wanted.map(ours).find((locale) => locale !== undefined) ?? 'en';
}

function ours(language: string): Locale | undefined {
  return locales.find((locale) => locale === language.toLowerCase());
}
