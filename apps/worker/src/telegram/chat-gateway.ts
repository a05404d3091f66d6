import type { ChatGateway, ChatPerson, Membership } from '@latchkey/access/converge/chat-gateway';
import type { Api } from 'grammy';
import type { Bots } from './bots.ts';
import { callTelegram } from './call-telegram.ts';

/** How the use cases of access talk to Telegram. */
export function createChatGateway(bots: Bots): ChatGateway {
  const call = <T>(person: ChatPerson, method: (api: Api, signal: AbortSignal) => Promise<T>) => {
    return callTelegram(bots, person, method);
  };
  const nothing = async (done: Promise<unknown>): Promise<void> => void (await done);

  return {
    look: (person) =>
      call(person, async (api, signal) => {
        const member = await api.getChatMember(person.chatId, person.telegramId, signal as never);
        return membershipOf(member);
      }),
    approveJoin: (person) =>
      call(person, (api, signal) =>
        nothing(api.approveChatJoinRequest(person.chatId, person.telegramId, signal as never)),
      ),
    declineJoin: (person) =>
      call(person, (api, signal) =>
        nothing(api.declineChatJoinRequest(person.chatId, person.telegramId, signal as never)),
      ),
    // Without only_if_banned this removes a current member and leaves no ban behind (Bot API: unbanChatMember).
    remove: (person) =>
      call(person, (api, signal) =>
        nothing(api.unbanChatMember(person.chatId, person.telegramId, {}, signal as never)),
      ),
  };
}

type ChatMember = Awaited<ReturnType<Api['getChatMember']>>;

function membershipOf(member: ChatMember): Membership {
  switch (member.status) {
    case 'creator':
      return 'owner';
    case 'administrator':
      return 'admin';
    case 'member':
      return 'inside';
    case 'restricted':
      return member.is_member ? 'inside' : 'left';
    case 'left':
      return 'left';
    case 'kicked':
      return 'kicked';
  }
}
