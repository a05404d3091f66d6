import { type Locale, locales } from '@latchkey/contracts/locale';
import type { Api } from 'grammy';
import { textsFor } from '../texts/texts-for.ts';
import { commandsIn, languageOf } from './commands-in.ts';

const scope = { type: 'all_private_chats' } as const;

/**
 * What Telegram shows of the bot by itself, in every language: its commands, behind the menu button, and who it is. Set only
 * where it is not so already. People whose Telegram speaks none of our languages see the English.
 */
export async function introduce(telegram: Api): Promise<void> {
  const menu = await telegram.getChatMenuButton();
  if (menu.type !== 'commands') await telegram.setChatMenuButton({ menu_button: { type: 'commands' } });
  for (const locale of locales) await introduceIn(telegram, locale);
}

async function introduceIn(telegram: Api, locale: Locale): Promise<void> {
  const { general } = textsFor(locale);
  const language = languageOf(locale);
  const list = commandsIn(locale);
  const known = await telegram.getMyCommands({ scope, ...language });
  if (JSON.stringify(known) !== JSON.stringify(list)) {
    await telegram.setMyCommands(list, { scope, ...language });
  }
  const { description } = await telegram.getMyDescription(language);
  if (description !== general.description) await telegram.setMyDescription(general.description, language);
  const { short_description: short } = await telegram.getMyShortDescription(language);
  if (short !== general.shortDescription) {
    await telegram.setMyShortDescription(general.shortDescription, language);
  }
}
