import { z } from 'zod';
import { type Locale, locales } from './locale.ts';

/** A language as it comes in from outside. */
export const LocaleSchema = z.enum(locales);

/** The language to use for a person of whom only a tag (`fr-CA`), or nothing, is known: English where it is none of ours. */
export function localeOf(tag: string | null | undefined): Locale {
  const primary = tag?.toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale === primary) ?? 'en';
}

/**
 * The one rule for whoever speaks to a person of Telegram: the language that they chose in the bot, else that of their
 * Telegram, else English.
 */
export function localeOfPerson(person: {
  chosen: Locale | null | undefined;
  languageCode: string | null | undefined;
}): Locale {
  return person.chosen ?? localeOf(person.languageCode);
}
