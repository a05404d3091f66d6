import type { ChannelGateway, ChatInspection, ChatOfBot } from '@latchkey/access/channel/channel-gateway';
import type { Api } from 'grammy';
import type { Bots } from './bots.ts';
import { callTelegram } from './call-telegram.ts';

/** How the use cases of channels talk to Telegram. */
export function createChannelGateway(bots: Bots): ChannelGateway {
  const call = <T>(chat: ChatOfBot, method: (api: Api, signal: AbortSignal) => Promise<T>) => {
    return callTelegram(bots, chat, method);
  };

  return {
    inspect: (chat) => call(chat, (api, signal) => inspect(api, chat, signal)),
    createJoinLink: (chat) =>
      call(chat, async (api, signal) => {
        const link = await api.createChatInviteLink(
          chat.chatId,
          { name: 'Latchkey', creates_join_request: true },
          signal as never,
        );
        return link.invite_link;
      }),
    administers: (chat, telegramId) =>
      call(chat, async (api, signal) => {
        const member = await api.getChatMember(chat.chatId, telegramId, signal as never);
        return member.status === 'creator' || member.status === 'administrator';
      }),
  };
}

async function inspect(api: Api, { chatId }: ChatOfBot, signal: AbortSignal): Promise<ChatInspection> {
  const me = await api.getMe(signal as never);
  const [chat, own] = await Promise.all([
    api.getChat(chatId, signal as never),
    api.getChatMember(chatId, me.id, signal as never),
  ]);
  const rights = own.status === 'administrator' ? own : null;
  return {
    title: chat.title ?? '',
    kind: chat.type === 'channel' || chat.type === 'supergroup' ? chat.type : 'group',
    canInvite: rights?.can_invite_users ?? false,
    canRestrict: rights?.can_restrict_members ?? false,
  };
}
