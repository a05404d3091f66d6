import type { World } from '../../world/world.ts';
import type { Person } from '../run/person.ts';
import type { Provider } from './provider.ts';
import { type Bought, shouldBeIn, type Verdict } from './should-be-in.ts';

/**
 * Remembers who ought to be inside at each look, to judge every removal by the two looks before it and the one after: who
 * was entitled in all three was known to have paid, for events are delivered between the looks.
 */
export interface RemovalWatch {
  look(provider: Provider, people: readonly Person[], starsPayers: ReadonlySet<number>): void;
  /** Removals of people who were entitled all around them, as `person at time`. */
  wrongful(people: readonly Person[]): Promise<string[]>;
}

interface Look {
  atMs: number;
  verdicts: Map<number, Verdict>;
}

export function watchRemovals({ sandbox, seeded }: World): RemovalWatch {
  const looks: Look[] = [];
  return {
    look: (provider, people, starsPayers) => {
      const verdicts = new Map(
        people.map((person) => [
          person.userId,
          shouldBeIn(boughtBy(person, starsPayers.has(person.userId)), provider),
        ]),
      );
      looks.push({ atMs: provider.nowMs, verdicts });
    },
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

export function boughtBy({ subscriptions, purchases, blocked }: Person, stars: boolean): Bought {
  return { subscriptions, purchases, blocked, stars };
}
