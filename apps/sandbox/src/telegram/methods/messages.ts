import { badRequest } from '../bot-api-error.ts';
import type { Message } from '../bot-api-types.ts';
import { type BotMethod, type Call, integerParam } from '../call.ts';
import { lookUpChat } from '../find-chat.ts';
import { sendAsBot } from '../send-as-bot.ts';
import { readMessageText } from '../text/read-message-text.ts';
import { readReplyMarkup } from '../text/read-reply-markup.ts';

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

const sendMessage: BotMethod = (call) => {
  const { text, entities } = readMessageText(call);
  const markup = readReplyMarkup(call);
  return sendAsBot(call, {
    text,
    ...(entities.length > 0 ? { entities } : {}),
    ...(markup ? { reply_markup: markup } : {}),
  });
};

const editMessageText: BotMethod = (call) => {
  const { text, entities } = readMessageText(call);
  return edit(call, { text, ...(entities.length > 0 ? { entities } : {}) });
};

const editMessageReplyMarkup: BotMethod = (call) => edit(call, {});

const deleteMessage: BotMethod = (call) => {
  const messages = messagesOf(call);
  const index = messages.findIndex((message) => message.message_id === integerParam(call, 'message_id'));
  if (index < 0) throw badRequest('message to delete not found');
  messages.splice(index, 1);
  call.world.changed();
  return true;
};

function edit(call: Call, content: Pick<Partial<Message>, 'text' | 'entities'>): Message {
  const messages = messagesOf(call);
  const index = messages.findIndex((each) => each.message_id === integerParam(call, 'message_id'));
  const before = messages[index];
  if (!before) throw badRequest('message to edit not found');
  const author = before.from?.id ?? call.bot.user.id;
  if (author !== call.bot.user.id) throw badRequest("message can't be edited");
  const { reply_markup: _old, edit_date: _edited, ...kept } = before;
  if (content.text !== undefined) delete kept.entities;
  const markup = readReplyMarkup(call);
  const after = { ...kept, ...content, ...(markup ? { reply_markup: markup } : {}) };
  if (same(before, after)) throw badRequest(notModified);
  messages[index] = { ...after, edit_date: call.world.nowSeconds() };
  call.world.changed();
  return messages[index];
}

function same(before: Message, after: Message): boolean {
  const content = ({ text, entities, reply_markup }: Message) =>
    JSON.stringify([text, entities, reply_markup]);
  return content(before) === content(after);
}

function messagesOf(call: Call): Message[] {
  const chat = lookUpChat(call);
  if (chat) return chat.messages;
  const dialog = call.world.state.dialogs[`${call.bot.user.id}:${Number(call.params.chat_id)}`];
  if (!dialog) throw badRequest('chat not found');
  return dialog.messages;
}

export const messageMethods = { sendMessage, editMessageText, editMessageReplyMarkup, deleteMessage };
