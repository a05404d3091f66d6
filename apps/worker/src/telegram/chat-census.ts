import type { ChatCensus } from '@latchkey/access/reconcile/chat-census';
import type { Bots } from './bots.ts';
import { callTelegram } from './call-telegram.ts';

/** How many are in a chat, by Telegram (Bot API: getChatMemberCount, getChatAdministrators). */
export function createChatCensus(bots: Bots): ChatCensus {
  return {
    count: (chat) =>
      callTelegram(bots, chat, (api, signal) => api.getChatMemberCount(chat.chatId, signal as never)),
    administrators: (chat) =>
      callTelegram(bots, chat, async (api, signal) => {
        const members = await api.getChatAdministrators(chat.chatId, { return_bots: true }, signal as never);
        return members.map(({ user }) => user.id);
      }),
  };
}
