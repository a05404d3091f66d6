import type { World } from '../../world/world.ts';
import type { Person } from '../run/person.ts';
import type { Provider } from './provider.ts';
import { type Bought, shouldBeIn, type Verdict } from './should-be-in.ts';

/**
 * Remembers who ought to be inside at each look, to judge every removal by the two looks before it and the one after: who
 * was entitled in all three had paid before the removal began, whatever the post has told of it.
 */
export interface RemovalWatch {
  look(
    provider: Provider,
    people: readonly Person[],
    known: {
      starsPayers: ReadonlySet<number>;
      calledRemoved: readonly number[];
    },
  ): void;
  /** Who was called removed at several looks in a row, and was inside: REVOKED is to be said on Telegram's word alone. */
  falselyRemoved(): string[];
  /** Removals of people who were entitled all around them, as `person at time`. */
  wrongful(people: readonly Person[]): Promise<string[]>;
}

/** An approval that lands after the removal is seen, and mended, sooner. */
const looksInside = 3;

interface Look {
  atMs: number;
  verdicts: Map<number, Verdict>;
}

export function watchRemovals({ sandbox, seeded }: World): RemovalWatch {
  const looks: Look[] = [];
  const falsely = new Map<number, number>();
  const found = new Set<number>();
  return {
    look: (provider, people, { starsPayers, calledRemoved }) => {
      for (const userId of falsely.keys()) if (!calledRemoved.includes(userId)) falsely.set(userId, 0);
      for (const userId of calledRemoved) {
        falsely.set(userId, (falsely.get(userId) ?? 0) + 1);
        if (falsely.get(userId) === looksInside) found.add(userId);
      }
      const verdicts = new Map(
        people.map((person) => {
          const { userId } = person;
          return [userId, shouldBeIn(boughtBy(person, starsPayers.has(userId)), provider)];
        }),
      );
      looks.push({ atMs: provider.nowMs, verdicts });
    },
    falselyRemoved: () =>
      [...found].map((userId) => `${userId} was called removed, and was inside all the while`),
    wrongful: async (people) => {
      const { history } = await sandbox.telegram<{ history: { at: number; userId: number; text: string }[] }>(
        `chats/${seeded.channel.chatId}`,
      );
      const ours = new Map(people.map((person) => [person.userId, person]));
      return history
        .filter(({ userId, text }) => ours.has(userId) && text.startsWith('removed by'))
        .filter(({ userId, at }) => {
          const after = looks.findIndex(({ atMs }) => atMs >= at);
          const around = after < 0 ? looks.slice(-2) : looks.slice(Math.max(0, after - 2), after + 1);
          return around.every(({ verdicts }) => verdicts.get(userId) === 'in');
        })
        .map(
          ({ userId, at }) => `${ours.get(userId)?.history.kind} ${userId} at ${new Date(at).toISOString()}`,
        );
    },
  };
}

export function boughtBy(person: Person, stars: boolean): Bought {
  const { subscriptions, purchases, givenUntil, blocked } = person;
  return { subscriptions, purchases, givenUntil, blocked, stars };
}
