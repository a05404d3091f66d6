import { locales } from '@latchkey/contracts/locale';
import type { Api } from 'grammy';
import { textsFor } from '../texts/texts-for.ts';
import { commandsIn, languageOf } from './commands-in.ts';

/** Puts /stats into the list of commands of somebody who runs an organisation, in their chat with the bot alone. */
export async function offerStats(telegram: Api, chatId: number): Promise<void> {
  const scope = { type: 'chat', chat_id: chatId } as const;
  for (const locale of locales) {
    const stats = { command: 'stats', description: textsFor(locale).stats.command };
    await telegram.setMyCommands([stats, ...commandsIn(locale)], { scope, ...languageOf(locale) });
  }
}
