import type {
  ListedEvent,
  ListedSession,
  ListedSubscription,
} from '@latchkey/contracts/facts/provider-lists';
import type { Listed, NoAnswer, ProviderLists } from '../src/reconcile/provider-lists.ts';

/** A provider's lists, newest first as the provider gives them, in pages as short as a test wants them. */
export interface TestLists extends ProviderLists {
  all: { events: ListedEvent[]; subscriptions: ListedSubscription[]; sessions: ListedSession[] };
  pageSize: number;
  /** What was asked for, and after what: `subscriptions sub_1`. */
  calls: string[];
  /** The call after `calls` more is not answered. */
  fail(answer: NoAnswer, calls?: number): void;
}

export function createTestLists(): TestLists {
  let failing: { answer: NoAnswer; in: number } | null = null;

  const page = <T>(name: string, items: T[], idOf: (item: T) => string, after: string | null): Listed<T> => {
    lists.calls.push(after === null ? name : `${name} ${after}`);
    if (failing && failing.in-- === 0) {
      const { answer } = failing;
      failing = null;
      return { ok: false, ...answer };
    }
    const from = after === null ? 0 : items.findIndex((item) => idOf(item) === after) + 1;
    const shown = items.slice(from, from + lists.pageSize);
    const last = from + lists.pageSize < items.length ? shown.at(-1) : undefined;
    return { ok: true, page: { items: shown, compared: shown.length, next: last ? idOf(last) : null } };
  };

  const lists: TestLists = {
    all: { events: [], subscriptions: [], sessions: [] },
    pageSize: 100,
    calls: [],
    fail: (answer, calls = 0) => {
      failing = { answer, in: calls };
    },
    events: async ({ from, to, after }) => {
      const within = lists.all.events.filter(({ createdAt }) => createdAt >= from && createdAt <= to);
      return page('events', within, (event) => event.id, after);
    },
    subscriptions: async ({ after }) =>
      page('subscriptions', lists.all.subscriptions, (one) => one.providerId, after),
    sessions: async ({ after }) => page('sessions', lists.all.sessions, (one) => one.providerId, after),
  };
  return lists;
}
