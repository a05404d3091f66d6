import { badRequest, forbidden } from './bot-api-error.ts';
import type { Message } from './bot-api-types.ts';
import type { Call } from './call.ts';
import { addDialogMessage, openDialog } from './dialog.ts';
import { lookUpChat } from './find-chat.ts';
import { isKnownTo } from './is-known-to.ts';
import { renderChat, renderPrivateChat } from './render/chat.ts';
import { renderUser } from './render/user.ts';
import type { ChatRecord } from './telegram-state.ts';
import type { TelegramWorld } from './telegram-world.ts';

/** What a bot may write to a person who asked to join, and for how long (Bot API, `user_chat_id`). */
const requesterReachableS = 300;

type Content = Omit<Partial<Message>, 'message_id' | 'chat' | 'from' | 'date'>;

/** Sends a message of the bot to `chat_id`: a private chat, a group or a channel. */
export function sendAsBot(call: Call, content: Content): Message {
  const chat = lookUpChat(call);
  return chat ? sendToChat(call, chat, content) : sendToPerson(call, Number(call.params.chat_id), content);
}

function sendToPerson(call: Call, userId: number, content: Content): Message {
  const { world, bot } = call;
  requireReachable(world, bot.user.id, userId);
  return addDialogMessage(world, bot, openDialog(world, bot.user.id, userId), {
    from: renderUser(world, bot.user.id),
    chat: renderPrivateChat(world, userId),
    date: world.nowSeconds(),
    ...content,
  });
}

/** @throws BotApiError where Telegram would not let this bot write to this person. */
export function requireReachable(world: TelegramWorld, botId: number, userId: number): void {
  const person = world.state.users[userId];
  if (!person || !isKnownTo(world, botId, userId)) throw badRequest('chat not found');
  if (person.deactivated) throw forbidden('user is deactivated');
  const dialog = world.state.dialogs[`${botId}:${userId}`];
  if (dialog?.blocked) throw forbidden('bot was blocked by the user');
  if (dialog?.started) return;
  const since = world.nowSeconds() - requesterReachableS;
  const asked = Object.values(world.state.chats).some(
    (chat) => (chat.requests[userId]?.date ?? 0) > since && chat.members[botId]?.status === 'administrator',
  );
  if (!asked) throw forbidden("bot can't initiate conversation with a user");
}

function sendToChat({ world, bot }: Call, chat: ChatRecord, content: Content): Message {
  const member = chat.members[bot.user.id];
  const mayPost = member?.status === 'administrator' && member.can_post_messages === true;
  if (chat.type === 'channel' && !mayPost) throw badRequest('need administrator rights in the channel chat');
  if (member?.status === 'restricted' && !member.can_send_messages) {
    throw badRequest('not enough rights to send text messages to the chat');
  }
  const rendered = renderChat(chat);
  const message: Message = {
    message_id: chat.nextMessageId,
    ...(rendered.type === 'channel' ? { sender_chat: rendered } : { from: renderUser(world, bot.user.id) }),
    chat: rendered,
    date: world.nowSeconds(),
    ...content,
  };
  chat.nextMessageId += 1;
  chat.messages.push(message);
  world.changed();
  return message;
}
