import type {
  AskingBot,
  ChannelGateway,
  ChatInspection,
  ChatOfBot,
  UpdateDelivery,
} from '@latchkey/access/channel/channel-gateway';
import type { Api } from 'grammy';
import type { Bots } from './bots.ts';
import { callTelegram } from './call-telegram.ts';

const joinLink = { name: 'Latchkey', creates_join_request: true };

/** How the use cases of channels talk to Telegram. */
export function createChannelGateway(bots: Bots): ChannelGateway {
  const call = <T>(of: AskingBot, method: (api: Api, signal: AbortSignal) => Promise<T>) => {
    return callTelegram(bots, of, method);
  };

  return {
    inspect: (chat) => call(chat, (api, signal) => inspect(api, chat, signal)),
    createJoinLink: (chat) =>
      call(chat, async (api, signal) => {
        const link = await api.createChatInviteLink(chat.chatId, joinLink, signal as never);
        return link.invite_link;
      }),
    // No method shows a link; writing to it what it has already does (Bot API: editChatInviteLink).
    tryJoinLink: (chat, link) =>
      call(chat, async (api, signal) => {
        await api.editChatInviteLink(chat.chatId, link, joinLink, signal as never);
      }),
    revokeJoinLink: (chat, link) =>
      call(chat, async (api, signal) => {
        await api.revokeChatInviteLink(chat.chatId, link, signal as never);
      }),
    leave: (chat) =>
      call(chat, async (api, signal) => {
        await api.leaveChat(chat.chatId, signal as never);
      }),
    administers: (chat, telegramId) =>
      call(chat, async (api, signal) => {
        const member = await api.getChatMember(chat.chatId, telegramId, signal as never);
        return member.status === 'creator' || member.status === 'administrator';
      }),
    updateDelivery: (bot) =>
      call(bot, async (api, signal) => deliveryOf(await api.getWebhookInfo(signal as never))),
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
    isAdmin: rights !== null,
    canInvite: rights?.can_invite_users ?? false,
    canRestrict: rights?.can_restrict_members ?? false,
  };
}

type WebhookInfo = Awaited<ReturnType<Api['getWebhookInfo']>>;

/** Without a list of its own a webhook gets all kinds of updates but `chat_member` (Bot API: WebhookInfo). */
function deliveryOf(info: WebhookInfo): UpdateDelivery {
  const { url, pending_update_count: pending, last_error_date: failedAt, allowed_updates: allowed } = info;
  const byWebhook = Boolean(url);
  return {
    byWebhook,
    pending,
    lastErrorAt: failedAt === undefined ? null : new Date(failedAt * 1_000),
    includesMembers: allowed ? allowed.includes('chat_member') : byWebhook ? false : null,
  };
}
