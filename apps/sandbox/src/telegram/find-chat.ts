import { BotApiError, badRequest, forbidden } from './bot-api-error.ts';
import { type Call, textParam } from './call.ts';
import type { ChatRecord } from './telegram-state.ts';

const kindNames = { group: 'group chat', supergroup: 'supergroup chat', channel: 'channel chat' } as const;

/**
 * The group, supergroup or channel of `chat_id`, with the bot in it.
 * @throws BotApiError as Telegram words it: unknown, migrated, deleted, or the bot is not in it.
 */
export function requireChat(call: Call): ChatRecord {
  const chat = lookUpChat(call);
  if (!chat) throw badRequest('chat not found');
  return chat;
}

/** As `requireChat`, with undefined where `chat_id` is no known group or channel (a private chat perhaps). */
export function lookUpChat(call: Call): ChatRecord | undefined {
  const chatId = textParam(call, 'chat_id');
  if (chatId === undefined || chatId === '') throw badRequest('chat_id is empty');
  const { chats } = call.world.state;
  const chat = chatId.startsWith('@')
    ? Object.values(chats).find((each) => each.username === chatId.slice(1))
    : chats[chatId];
  if (!chat) return undefined;
  refuseIfUnreachable(call, chat);
  return chat;
}

function refuseIfUnreachable({ bot }: Call, chat: ChatRecord): void {
  const status = chat.members[bot.user.id]?.status;
  if (status === undefined) throw badRequest('chat not found');
  if (chat.migratedTo !== undefined) {
    throw new BotApiError(400, 'group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: chat.migratedTo,
    });
  }
  if (chat.deleted && chat.type === 'group') throw forbidden('the group chat was deleted');
  if (chat.deleted) throw badRequest('chat not found');
  if (status === 'kicked') throw forbidden(`bot was kicked from the ${kindNames[chat.type]}`);
  if (status === 'left') throw forbidden(`bot is not a member of the ${kindNames[chat.type]}`);
}
