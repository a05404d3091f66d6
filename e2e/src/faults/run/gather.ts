import type { Plan } from '../plan/plan.ts';
import { inParallel } from './in-parallel.ts';
import type { Person } from './person.ts';
import type { Stage } from './stage.ts';

/** The people of a plan's histories, each known to the bot, in their order. */
export async function gather(stage: Stage, histories: Plan['histories']): Promise<Person[]> {
  const people: Person[] = [];
  const { sandbox } = stage.world;
  await inParallel(histories, 8, async (history) => {
    const userId = await sandbox.person(`Person ${history.index}`);
    await sandbox.start(userId);
    if (history.kind.startsWith('stars')) stage.starsBuyers.push(userId);
    people.push({
      history,
      userId,
      strangerId: null,
      subscriptions: [],
      purchases: [],
      blocked: false,
      givenUntil: 0,
      money: { orderId: null, disputeId: null },
      stars: { paying: false, from: 0 },
      asked: 0,
      toDo: [],
      web: null,
    });
  });
  return people.sort((a, b) => a.history.index - b.history.index);
}
