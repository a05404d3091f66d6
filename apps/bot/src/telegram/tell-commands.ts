import { locales } from '@latchkey/contracts/locale';
import type { Api } from 'grammy';
import { textsFor } from '../texts/texts-for.ts';

/** The commands in every language; people whose Telegram speaks none of ours see the English ones. */
export async function tellCommands(telegram: Api): Promise<void> {
  const scope = { type: 'all_private_chats' } as const;
  for (const locale of locales) {
    const { commands } = textsFor(locale);
    const list = Object.entries(commands).map(([command, description]) => ({ command, description }));
    await telegram.setMyCommands(list, locale === 'en' ? { scope } : { scope, language_code: locale });
  }
}
