import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import type { Buyer, World } from './open-world.ts';

/** People who have paid for a month, have entered, and are inside. */
export async function settleIn(world: World, count: number): Promise<Buyer[]> {
  const buyers: Buyer[] = [];
  const queue = Array.from({ length: count }, (_, index) => index);
  const worker = async () => {
    while (queue.pop() !== undefined) {
      const buyer = await world.order('monthly');
      await world.read(subscriptionFact(buyer.orderId, world.clock.now()));
      world.deps.chat.members.set(buyer.telegramId, 'inside');
      await world.converge(buyer);
      buyers.push(buyer);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return buyers;
}
