import type { Locale } from '@latchkey/contracts/locale';
import type { BotCommand } from 'grammy/types';
import { textsFor } from '../texts/texts-for.ts';

/** The list of commands in a language, as everybody has it. */
export function commandsIn(locale: Locale): BotCommand[] {
  return Object.entries(textsFor(locale).commands).map(([command, description]) => ({
    command,
    description,
  }));
}

/** For whose app a list is: English is for all whose language we do not speak. */
export function languageOf(locale: Locale): { language_code?: Locale } {
  return locale === 'en' ? {} : { language_code: locale };
}
