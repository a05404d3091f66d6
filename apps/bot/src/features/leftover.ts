import { Composer, type FilterQuery, InlineKeyboard } from 'grammy';
import type { BotContext } from '../bot-context.ts';
import { say } from './say.ts';

const said: FilterQuery[] = [
  'message:media',
  'message:sticker',
  'message:voice',
  'message:audio',
  'message:document',
  'message:animation',
  'message:video_note',
  'message:contact',
  'message:location',
  'message:poll',
  'message:dice',
];

/** What no other feature has taken is answered all the same: words, pictures and stickers, buttons of another time. Stands last. */
export function leftover(): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('callback_query', (ctx) =>
    ctx.answerCallbackQuery({ text: ctx.texts.acts.past, show_alert: true }),
  );
  composer.on('message:text', (ctx) => say(ctx, { text: ctx.texts.general.unknown }));
  // What Telegram notes in a chat by itself, such as a payment, is nobody's question.
  composer.on(said, (ctx) => say(ctx, { text: ctx.texts.support.textOnly }));
  return composer;
}

/** In a group only what names the bot is answered, and only with the way to it: memberships are nobody else's business. */
export function inGroups(): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('message:entities:bot_command', async (ctx, next) => {
    const [command] = ctx.msg.text?.split(/\s/) ?? [];
    if (!command?.toLowerCase().endsWith(`@${ctx.me.username.toLowerCase()}`)) return next();
    const { inPrivate, openChat } = ctx.texts.general;
    const keyboard = new InlineKeyboard().url(openChat, `https://t.me/${ctx.me.username}?start`);
    await say(ctx, { text: inPrivate, keyboard });
  });
  return composer;
}
