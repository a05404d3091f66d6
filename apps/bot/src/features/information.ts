import { Composer, InlineKeyboard } from 'grammy';
import type { ApiClient } from '../api-client.ts';
import { type BotContext, callFor } from '../bot-context.ts';
import { clip } from '../render/clip.ts';
import { say } from './say.ts';
import { speakingOf } from './speaking-of.ts';

/** /help, and /terms and /paysupport, which Telegram asks of every bot that takes Stars. */
export function information(api: ApiClient): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('help', (ctx) => say(ctx, { text: ctx.texts.information.help }));
  composer.command('terms', async (ctx) => {
    const { terms: text, termsOf } = ctx.texts.information;
    const sellers = await api.chat.sellers.query(speakingOf(ctx), callFor(ctx));
    const keyboard = new InlineKeyboard();
    for (const { name, legal } of sellers) keyboard.url(clip(termsOf(name), 64), legal.terms).row();
    await say(ctx, { text, keyboard });
  });
  composer.command('paysupport', (ctx) => say(ctx, { text: ctx.texts.information.paySupport }));
  return composer;
}
