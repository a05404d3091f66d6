import { Composer } from 'grammy';
import type { BotContext } from '../bot-context.ts';
import { say } from './say.ts';

/** /help, and /terms and /paysupport, which Telegram asks of every bot that takes Stars. Stands last. */
export function information(): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command('help', (ctx) => say(ctx, { text: ctx.texts.information.help }));
  composer.command('terms', (ctx) => say(ctx, { text: ctx.texts.information.terms }));
  composer.command('paysupport', (ctx) => say(ctx, { text: ctx.texts.information.paySupport }));
  composer.on('message:text', (ctx) => say(ctx, { text: ctx.texts.general.unknown }));
  return composer;
}
