import type { Message } from '../bot-api-types.ts';
import { isInside } from '../membership/is-inside.ts';
import { renderChat } from '../render/chat.ts';
import { renderUser } from '../render/user.ts';
import type { ChatRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { findEntities } from '../text/find-entities.ts';
import { sendUpdate } from '../updates/send-update.ts';

/** A person writes into a group or posts in a channel. Bots that are no administrators see commands only. */
export function postAsPerson(world: TelegramWorld, chat: ChatRecord, userId: number, text: string): Message {
  const rendered = renderChat(chat);
  const entities = findEntities(text);
  const common = {
    message_id: chat.nextMessageId,
    date: world.nowSeconds(),
    text,
    ...(entities.length > 0 ? { entities } : {}),
  };
  chat.nextMessageId += 1;
  const message: Message =
    rendered.type === 'channel'
      ? { ...common, chat: rendered, sender_chat: rendered }
      : { ...common, chat: rendered, from: renderUser(world, userId) };
  chat.messages.push(message);
  world.changed();
  for (const bot of Object.values(world.state.bots)) {
    const status = chat.members[bot.user.id]?.status;
    const sees = status === 'administrator' || (isInside(chat, bot.user.id) && text.startsWith('/'));
    if (!sees) continue;
    if (rendered.type === 'channel') {
      sendUpdate(world, bot, { channel_post: { ...common, chat: rendered, sender_chat: rendered } });
    } else {
      sendUpdate(world, bot, { message: { ...common, chat: rendered, from: renderUser(world, userId) } });
    }
  }
  return message;
}
