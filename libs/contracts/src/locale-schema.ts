import { z } from 'zod';
import { type Locale, locales } from './locale.ts';

/** A language as it comes in from outside. */
export const LocaleSchema = z.enum(locales);

/** The language to use for a person of whom only a tag (`fr-CA`), or nothing, is known. */
export function localeOf(tag: string | null | undefined): Locale {
  return tag?.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
