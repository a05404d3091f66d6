import type { Message } from '../bot-api-types.ts';
import { isInside } from '../membership/is-inside.ts';
import { renderChat } from '../render/chat.ts';
import { renderUser } from '../render/user.ts';
import type { ChatRecord } from '../telegram-state.ts';
import type { TelegramWorld } from '../telegram-world.ts';
import { sendUpdate } from './send-update.ts';

/** A service message in a group, seen by all bots in it but the one that caused it. */
export function postServiceMessage(
  world: TelegramWorld,
  chat: ChatRecord,
  actorId: number,
  content: Omit<Partial<Message>, 'chat' | 'from'>,
): void {
  const rendered = renderChat(chat);
  if (rendered.type === 'channel') return;
  const message = {
    message_id: chat.nextMessageId,
    from: renderUser(world, actorId),
    chat: rendered,
    date: world.nowSeconds(),
    ...content,
  };
  chat.nextMessageId += 1;
  chat.messages.push(message);
  for (const bot of Object.values(world.state.bots)) {
    if (bot.user.id !== actorId && isInside(chat, bot.user.id)) sendUpdate(world, bot, { message });
  }
}
