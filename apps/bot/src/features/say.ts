import type { BotContext } from '../bot-context.ts';
import type { Message } from '../render/message.ts';

/** Sends one message into the chat with the person. */
export async function say(ctx: BotContext, message: Message): Promise<void> {
  await ctx.reply(message.text.html, messageOptions(message));
}

/** The way all our messages are sent: HTML, without previews of the links. */
export function messageOptions(message: Message) {
  const rows = message.keyboard?.inline_keyboard.filter((row) => row.length > 0) ?? [];
  return {
    parse_mode: 'HTML' as const,
    link_preview_options: { is_disabled: true },
    ...(rows.length > 0 && { reply_markup: { inline_keyboard: rows } }),
  };
}
