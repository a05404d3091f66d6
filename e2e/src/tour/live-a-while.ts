import { createBuyer } from '../world/buyer.ts';
import type { SellingWorld } from '../world/open-world.ts';
import { settled } from '../world/settle.ts';

const names = [
  ['Ada', 'Noah', 'Mila', 'Jonas'],
  ['Élodie', 'Lucas', 'Ines', 'Tom'],
  ['Sara', 'Hugo', 'Zoé', 'Liam'],
];

interface First {
  userId: number;
  orderId: string;
  subscriberId: string;
}

/**
 * Three weeks of a small community, so that every list has something in it: purchases by card and in Stars, a trial, a
 * renewal that fails, a cancellation, a refund and a dispute. @returns the first member
 */
export async function liveAWhile(world: SellingWorld): Promise<First> {
  const { plans } = world.seeded;
  let first: Omit<First, 'subscriberId'> | undefined;
  const subscriptions: string[] = [];
  for (const [week, people] of names.entries()) {
    for (const name of people) {
      const person = await createBuyer(world, { name });
      const { id } =
        week === 1 && name === 'Tom' ? plans.oneTime : name === 'Mila' ? plans.trial : plans.monthly;
      const { orderId, sessionId } = await person.buy(id);
      await person.granted();
      first ??= { userId: person.userId, orderId };
      if (name !== 'Liam') await person.ask();
      if (id === plans.monthly.id) subscriptions.push(await person.subscriptionOf(sessionId));
    }
    await world.sandbox.advance('8d');
  }
  const [, failing, cancelled, refunded, disputed] = subscriptions;
  await world.sandbox.stripe(`subscriptions/${failing}/fail-next`);
  await world.sandbox.stripe(`subscriptions/${cancelled}/cancel`, { when: 'period_end' });
  await world.sandbox.stripe(`subscriptions/${refunded}/refund`);
  await world.sandbox.stripe(`subscriptions/${disputed}/dispute`);
  await world.sandbox.advance('8d');
  await settled(world);
  if (!first) throw new Error('nobody has bought');
  const [member] = (await world.creator.subscriber.list.query({ query: first.orderId })).items;
  return { ...first, subscriberId: member?.id ?? '' };
}
