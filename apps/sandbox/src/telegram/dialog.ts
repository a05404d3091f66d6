import type { Message } from './bot-api-types.ts';
import type { BotRecord, DialogRecord } from './telegram-state.ts';
import type { TelegramWorld } from './telegram-world.ts';

const keptMessages = 500;

/** The private chat of a person with a bot; opened on first use. */
export function openDialog(world: TelegramWorld, botId: number, userId: number): DialogRecord {
  const key = `${botId}:${userId}`;
  world.state.dialogs[key] ??= { botId, userId, started: false, blocked: false, messages: [] };
  return world.state.dialogs[key];
}

/** Adds a message to a private chat, numbered by the bot's own count as Telegram does. */
export function addDialogMessage<Content extends Omit<Message, 'message_id'>>(
  world: TelegramWorld,
  bot: BotRecord,
  dialog: DialogRecord,
  content: Content,
): Content & { message_id: number } {
  const message = { message_id: bot.nextMessageId, ...content };
  bot.nextMessageId += 1;
  dialog.messages.push(message);
  if (dialog.messages.length > keptMessages) dialog.messages.shift();
  world.changed();
  return message;
}
