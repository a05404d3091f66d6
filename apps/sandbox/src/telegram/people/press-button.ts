import { randomInt } from 'node:crypto';
import { renderUser } from '../render/user.ts';
import type { BotRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { sendUpdate } from '../updates/send-update.ts';

/** A button, by its callback data or by what is written on it. */
export interface ButtonChoice {
  messageId: number;
  data?: string | undefined;
  text?: string | undefined;
}

/** Presses a callback button; returns the id of the query the bot now has to answer, or undefined without such a button. */
export function pressButton(
  world: TelegramWorld,
  bot: BotRecord,
  userId: number,
  choice: ButtonChoice,
): string | undefined {
  const dialog = world.state.dialogs[`${bot.user.id}:${userId}`];
  const message = dialog?.messages.find((each) => each.message_id === choice.messageId);
  const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
  const data = buttons
    .map((button) =>
      'callback_data' in button ? { data: button.callback_data, text: button.text } : undefined,
    )
    .find(
      (button) =>
        button && (choice.data === undefined ? button.text === choice.text : button.data === choice.data),
    );
  if (!message || !data) return undefined;
  const id = `${userId}${randomInt(10 ** 8, 10 ** 9)}`;
  world.state.callbacks[id] = { id, botId: bot.user.id, userId, createdAt: world.nowMs() };
  sendUpdate(world, bot, {
    callback_query: {
      id,
      from: renderUser(world, userId),
      message,
      chat_instance: `-${userId}`,
      data: data.data,
    },
  });
  world.changed();
  return id;
}
