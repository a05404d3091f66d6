import type { TelegramAnswer, TelegramFailureKind } from '@latchkey/contracts/telegram-failure';
import type { ChannelGateway, ChatInspection, ChatOfBot } from '../src/channel/channel-gateway.ts';
import { refused } from './refused.ts';

type Method = keyof ChannelGateway;

/** Chats as a bot sees them: the same rights in all of them, and who administers them. */
export interface TestChannels extends ChannelGateway {
  seen: ChatInspection;
  /** Who owns or administers every chat. */
  admins: Set<number>;
  calls: Method[];
  /** The next answer of a method is a refusal. */
  refuse(method: Method, kind: TelegramFailureKind): void;
  /** Runs once before a method answers. */
  before(method: Method, hook: (chat: ChatOfBot) => unknown): void;
}

export function createTestChannels(): TestChannels {
  const refusals: Partial<Record<Method, TelegramFailureKind>> = {};
  const hooks: Partial<Record<Method, (chat: ChatOfBot) => unknown>> = {};
  let links = 0;

  const call = async <T>(method: Method, chat: ChatOfBot, answer: () => T): Promise<TelegramAnswer<T>> => {
    channels.calls.push(method);
    const hook = hooks[method];
    delete hooks[method];
    await hook?.(chat);
    const kind = refusals[method];
    delete refusals[method];
    return kind ? refused(kind) : { ok: true, value: answer() };
  };

  const channels: TestChannels = {
    seen: { title: 'Blue Door', kind: 'channel', canInvite: true, canRestrict: true },
    admins: new Set(),
    calls: [],
    refuse: (method, kind) => {
      refusals[method] = kind;
    },
    before: (method, hook) => {
      hooks[method] = hook;
    },
    inspect: (chat) => call('inspect', chat, () => channels.seen),
    createJoinLink: (chat) =>
      call('createJoinLink', chat, () => {
        links += 1;
        return `https://t.me/+link${links}`;
      }),
    administers: (chat, telegramId) => call('administers', chat, () => channels.admins.has(telegramId)),
  };
  return channels;
}
