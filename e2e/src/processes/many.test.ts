import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backends, emptyRedis } from '../world/backends.ts';
import { type Buyer, createBuyer } from '../world/buyer.ts';
import { emptyQueues } from '../world/empty-queues.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { recordsOf, rowsOf } from '../world/records.ts';
import { delivered, settled } from '../world/settle.ts';
import { startSecond } from '../world/start-second.ts';
import { eventsOf, postWebhook } from '../world/stripe.ts';

type Second = Awaited<ReturnType<typeof startSecond>>;

for (const { name, redisUrl } of backends()) {
  describe(`two api, three workers, queues in ${name}`, () => {
    let world: TestWorld;
    let secondApi: Second;
    let workers: Second[] = [];
    const told: string[] = [];

    /** Keeps what the processes beside the stack's own have to say. */
    const start = (process: 'api' | 'worker') => startSecond(world, process, {}, (line) => told.push(line));

    beforeAll(async () => {
      if (redisUrl) await emptyRedis(redisUrl);
      world = await openWorld({ redisUrl });
      [secondApi, ...workers] = await Promise.all([start('api'), start('worker'), start('worker')]);
    });
    afterAll(async () => {
      await Promise.all([secondApi, ...workers].map((one) => one?.stop()));
      await world?.stop();
    });

    test('hard case 1: workers are restarted one after the other in a stream of purchases: all granted once, told once', async () => {
      const stream = purchases(world, secondApi);
      const old = [world.stack.processes.get('worker'), ...workers];
      const exits = [];
      workers = await Promise.all([start('worker'), start('worker'), start('worker')]);
      for (const one of old) {
        await stream.more(2);
        exits.push(await one?.stop());
      }
      await stream.more(2);
      const buyers = await stream.end();
      expect(exits).toEqual(Array(3).fill({ code: 0, signal: null }));

      await grantedOnce(buyers);
      expect(await rowsOf(world, 'select from dead_letter')).toEqual([]);
      // Nothing was left to be taken over: whoever was told to end has finished what it had.
      for (const line of [...told, ...world.log('worker').split('\n')])
        expect(line).not.toMatch(/taken over|left to their locks|shutdown took too long/);
    });

    test('hard case 22: the queues are emptied while all of them work: nothing is lost, nothing is done twice', async () => {
      const stream = purchases(world, secondApi);
      await stream.more(3);
      await emptyQueues(world, redisUrl);
      await stream.more(3);
      await emptyQueues(world, redisUrl);
      const buyers = await stream.end();
      await delivered(world);
      await world.sandbox.advance('30s');
      await grantedOnce(buyers);
    });

    async function grantedOnce(buyers: readonly Buyer[]): Promise<void> {
      await Promise.all(buyers.map((buyer) => buyer.granted()));
      await settled(world);
      for (const buyer of buyers) {
        expect([buyer.name, await recordsOf(world, buyer.userId)]).toEqual([
          buyer.name,
          {
            payments: 1,
            journalEntries: 1,
            journalSum: 0,
            accesses: 1,
            grants: 1,
            notices: [{ kind: 'way_in', state: 'sent' }],
          },
        ]);
        expect(await buyer.heard(/way into/)).toHaveLength(1);
      }
    }
  });
}

/** People who buy, three at a time; every event of theirs reaches the second api, too. */
function purchases(world: TestWorld, secondApi: Second) {
  const buyers: Buyer[] = [];
  let ending = false;
  const buy = async () => {
    const buyer = await createBuyer(world);
    const { sessionId } = await buyer.buy(world.seeded.plans.monthly.id);
    buyers.push(buyer);
    const events = await eventsOf(world, await buyer.subscriptionOf(sessionId));
    await Promise.all(events.map((event) => postWebhook(world, event, { url: secondApi.url })));
  };
  const running = (async () => {
    while (!ending) await Promise.all([buy(), buy(), buy()]);
  })();
  return {
    /** Waits for so many more. */
    more: async (more: number) => {
      for (const wanted = buyers.length + more; buyers.length < wanted; )
        await Promise.race([sleep(20), running]);
    },
    end: async () => {
      ending = true;
      await running;
      return buyers;
    },
  };
}
