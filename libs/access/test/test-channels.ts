import type { BotId } from '@latchkey/contracts/ids';
import type { TelegramAnswer, TelegramFailureKind } from '@latchkey/contracts/telegram-failure';
import type {
  AskingBot,
  ChannelGateway,
  ChatInspection,
  UpdateDelivery,
} from '../src/channel/channel-gateway.ts';
import { refused } from './refused.ts';

type Method = keyof ChannelGateway;

/** Chats as a bot sees them: the same rights in all of them, and who administers them. */
export interface TestChannels extends ChannelGateway {
  seen: ChatInspection;
  /** How the bot's updates arrive. */
  delivery: UpdateDelivery;
  /** Links that Telegram still knows. */
  links: Set<string>;
  /** Who owns or administers every chat. */
  admins: Set<number>;
  /** Chats that have become supergroups: every call about one says which. */
  moved: Map<number, number>;
  calls: Method[];
  /** The same, with the bot that asked. */
  asked: { method: Method; botId: BotId }[];
  /** Bots that are in none of the chats. */
  absent: Set<BotId>;
  /** The next answer of a method is a refusal. */
  refuse(method: Method, kind: TelegramFailureKind): void;
  /** Runs once before a method answers. */
  before(method: Method, hook: (chat: AskingBot) => unknown): void;
}

const nowhere: ChatInspection = {
  title: 'Blue Door',
  kind: 'channel',
  isAdmin: false,
  canInvite: false,
  canRestrict: false,
};

export function createTestChannels(): TestChannels {
  const refusals: Partial<Record<Method, TelegramFailureKind>> = {};
  const hooks: Partial<Record<Method, (chat: AskingBot) => unknown>> = {};
  let links = 0;

  const call = async <T>(method: Method, chat: AskingBot, answer: () => T): Promise<TelegramAnswer<T>> => {
    channels.calls.push(method);
    channels.asked.push({ method, botId: chat.botId });
    const hook = hooks[method];
    delete hooks[method];
    await hook?.(chat);
    const kind = refusals[method];
    delete refusals[method];
    if (kind) return refused(kind);
    const newChatId = 'chatId' in chat ? channels.moved.get(chat.chatId as number) : undefined;
    return newChatId ? refused('chat_migrated', newChatId) : { ok: true, value: answer() };
  };

  const channels: TestChannels = {
    seen: { title: 'Blue Door', kind: 'channel', isAdmin: true, canInvite: true, canRestrict: true },
    delivery: { byWebhook: true, pending: 0, lastErrorAt: null, includesMembers: true },
    links: new Set(['https://t.me/+emulated']),
    admins: new Set(),
    moved: new Map(),
    calls: [],
    asked: [],
    absent: new Set(),
    refuse: (method, kind) => {
      refusals[method] = kind;
    },
    before: (method, hook) => {
      hooks[method] = hook;
    },
    inspect: (chat) =>
      call('inspect', chat, () => (channels.absent.has(chat.botId) ? nowhere : channels.seen)),
    createJoinLink: (chat) =>
      call('createJoinLink', chat, () => {
        links += 1;
        const link = `https://t.me/+link${links}`;
        channels.links.add(link);
        return link;
      }),
    tryJoinLink: async (chat, link) => {
      const answer = await call('tryJoinLink', chat, () => undefined);
      return answer.ok && !channels.links.has(link) ? refused('link_dead') : answer;
    },
    revokeJoinLink: async (chat, link) => {
      const answer = await call('revokeJoinLink', chat, () => undefined);
      return answer.ok && !channels.links.delete(link) ? refused('link_dead') : answer;
    },
    leave: (chat) => call('leave', chat, () => undefined),
    updateDelivery: (bot) => call('updateDelivery', bot, () => channels.delivery),
    administers: (chat, telegramId) => call('administers', chat, () => channels.admins.has(telegramId)),
  };
  return channels;
}
