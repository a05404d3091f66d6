import { chooseLocale } from '@latchkey/db/bot-identity/choose-locale';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';

/** The language that the bot speaks with a person, and in which they are written to. */
export function botChooseLanguage({ database: { db } }: Deps): UseCases['bot']['chooseLanguage'] {
  return (_call, { botTelegramId, person, locale }) =>
    chooseLocale(db, { botTelegramId, telegramId: person.id }, locale);
}
