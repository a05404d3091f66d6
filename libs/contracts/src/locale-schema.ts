import { z } from 'zod';
import { type Locale, locales } from './locale.ts';

/** A language as it comes in from outside. */
export const LocaleSchema = z.enum(locales);

/** The language of a person whose app speaks one of ours; that of the organisation for everybody else. */
export function localeFor(tag: string | null, otherwise: Locale): Locale {
  const primary = tag?.toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale === primary) ?? otherwise;
}

/** The language to use for a person of whom only a tag (`fr-CA`), or nothing, is known. */
export function localeOf(tag: string | null | undefined): Locale {
  return tag?.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
