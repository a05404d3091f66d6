import { type Locale, locales } from '@latchkey/contracts/locale';
import { localeOf } from '@latchkey/contracts/locale-schema';
import { Composer, InlineKeyboard } from 'grammy';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import type { Html } from '../render/html.ts';
import type { Texts } from '../texts/en.ts';
import { textsFor } from '../texts/texts-for.ts';
import { edit } from './edit.ts';
import { personOf } from './person-of.ts';
import { say } from './say.ts';

const follow = 'telegram';

/** /language: the one the bot speaks with the person, and in which they are written to; or that of their Telegram. */
export function language(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('language', (ctx) => say(ctx, choice(ctx.texts, ctx.texts.language.ask)));
  composer.callbackQuery(/^language:(\w+)$/, async (ctx, next) => {
    const chosen = chosenOf(ctx.match[1]);
    if (chosen === undefined || !ctx.from) return next();
    const whose = { botTelegramId: ctx.me.id, person: personOf(ctx.from) };
    await api.bot.chooseLanguage.mutate({ ...whose, locale: chosen }, callFor(ctx));
    const texts = textsFor(chosen ?? localeOf(ctx.from.language_code));
    await edit(ctx, choice(texts, chosen ? texts.language.chosen : texts.language.asTelegram));
    await ctx.answerCallbackQuery();
  });
  return composer;
}

function chosenOf(data: string | undefined): Locale | null | undefined {
  if (data === follow) return null;
  return locales.find((locale) => locale === data);
}

function choice(texts: Texts, text: Html) {
  const keyboard = new InlineKeyboard();
  for (const locale of locales) keyboard.text(texts.language.names[locale], `language:${locale}`);
  return { text, keyboard: keyboard.row().text(texts.language.follow, `language:${follow}`) };
}
