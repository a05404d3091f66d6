import type { TelegramAnswer, TelegramFailureKind } from '@latchkey/contracts/telegram-failure';
import type { ChatGateway, ChatPerson, Membership } from '../src/converge/chat-gateway.ts';
import { refused } from './refused.ts';

type Method = keyof ChatGateway;
type Hook = (person: ChatPerson) => unknown;

/** A chat as Telegram holds it, with what a test wants to go wrong in it. */
export interface TestChat extends ChatGateway {
  /** Who is how in the chat; nobody listed has ever been there. */
  members: Map<number, Membership>;
  /** Open requests to join. */
  requests: Set<number>;
  /** Persons about whom Telegram gives a doubtful answer. */
  doubtful: Set<number>;
  calls: Method[];
  /** Chats that have become supergroups: every call about one says which. */
  moved: Map<number, number>;
  /** The next answers of a method are refusals. */
  refuse(method: Method, kind: TelegramFailureKind, times?: number): void;
  /** Forgets refusals that have not come about. */
  calm(): void;
  /** Runs once before a method has its effect, or after it and before its answer arrives. */
  once(when: 'before' | 'after', method: Method, hook: Hook): void;
}

export function createTestChat(): TestChat {
  const refusals: Partial<Record<Method, TelegramFailureKind[]>> = {};
  const hooks: { when: 'before' | 'after'; method: Method; hook: Hook }[] = [];
  const members = new Map<number, Membership>();
  const requests = new Set<number>();
  const doubtful = new Set<number>();
  const calls: Method[] = [];
  const moved = new Map<number, number>();

  const run = async (when: 'before' | 'after', method: Method, person: ChatPerson) => {
    const index = hooks.findIndex((each) => each.when === when && each.method === method);
    if (index >= 0) await hooks.splice(index, 1)[0]?.hook(person);
  };
  const call = async <T>(
    method: Method,
    person: ChatPerson,
    act: () => TelegramAnswer<T>,
  ): Promise<TelegramAnswer<T>> => {
    calls.push(method);
    await run('before', method, person);
    const kind = refusals[method]?.shift();
    const newChatId = moved.get(person.chatId);
    const answer = kind ? refused<T>(kind) : newChatId ? refused<T>('chat_migrated', newChatId) : act();
    await run('after', method, person);
    return answer;
  };

  return {
    members,
    requests,
    doubtful,
    calls,
    moved,
    refuse: (method, kind, times = 1) => {
      refusals[method] = [...(refusals[method] ?? []), ...Array.from({ length: times }, () => kind)];
    },
    calm: () => {
      for (const method of Object.keys(refusals) as Method[]) delete refusals[method];
    },
    once: (when, method, hook) => void hooks.push({ when, method, hook }),
    look: (person) =>
      call('look', person, () =>
        doubtful.has(person.telegramId)
          ? refused('membership_unknown')
          : { ok: true, value: members.get(person.telegramId) ?? 'left' },
      ),
    approveJoin: (person) =>
      call('approveJoin', person, () => {
        if (!requests.delete(person.telegramId)) return refused('already_so');
        members.set(person.telegramId, 'inside');
        return { ok: true, value: undefined };
      }),
    declineJoin: (person) =>
      call('declineJoin', person, () =>
        requests.delete(person.telegramId) ? { ok: true, value: undefined } : refused('already_so'),
      ),
    remove: (person) =>
      call('remove', person, () => {
        members.set(person.telegramId, 'left');
        return { ok: true, value: undefined };
      }),
  };
}
