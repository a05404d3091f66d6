import { setTimeout as sleep } from 'node:timers/promises';
import type { ProcessName } from '@latchkey/runtime/default-ports';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backends, emptyRedis } from '../world/backends.ts';
import { type Buyer, createBuyer } from '../world/buyer.ts';
import { emptyQueues } from '../world/empty-queues.ts';
import { clearFaults, orderFault } from '../world/faults.ts';
import { letLeasesEnd } from '../world/let-leases-end.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { recordsOf, rowsOf } from '../world/records.ts';
import { createSeededRandom } from '../world/seeded-random.ts';
import { delivered, settled } from '../world/settle.ts';
import { waitFor } from '../world/wait-for.ts';

/** A message that a killed worker was sending is in doubt after twenty seconds, and the sweep comes after it. */
const healsWithinMs = 60_000;
/** Its leases end within three seconds here, and another worker has its jobs by then; some time to start is added. */
const takenOverWithinMs = 15_000;

for (const { name, redisUrl } of backends()) {
  describe(`kill -9, queues in ${name}`, () => {
    let world: TestWorld;

    beforeAll(async () => {
      if (redisUrl) await emptyRedis(redisUrl);
      // A dead worker's leases and locks end sooner than the usual ten seconds: most of this file waits for them.
      world = await openWorld({ redisUrl, env: { LEASE_SECONDS: '3' } });
    });
    afterAll(() => world?.stop());

    const killNine = async (name: ProcessName) => {
      const running = world.stack.processes.get(name);
      running?.kill('SIGKILL');
      await running?.exited;
    };
    const monthly = () => world.seeded.plans.monthly.id;

    test('hard case 2: api and worker die after the event is stored: granted within the sweep interval, with no redelivery', async () => {
      const ada = await createBuyer(world);
      await killNine('worker');
      await ada.buy(monthly());
      await delivered(world);
      await killNine('api');
      // Whatever was promised beside the event itself is gone, too.
      await rowsOf(world, 'delete from outbox');
      await emptyQueues(world, redisUrl);
      await world.stack.startApp('worker');
      const startedAt = performance.now();
      await waitFor('the grant', async () => ((await stateOf(ada)) === 'GRANTED' ? true : null), {
        withinMs: 30_000,
      });
      expect(performance.now() - startedAt).toBeLessThan(30_000);
      await world.stack.startApp('api');
      await settled(world);
      await onceInEffect(ada);
    });

    test('killed at random moments of a payment: every payment ends in access, once, with at most one message', async () => {
      const random = createSeededRandom(20_261_121);
      const buyers: Buyer[] = [];
      const victims: ProcessName[] = ['worker', 'api', 'worker', 'bot', 'worker', 'api', 'worker', 'worker'];
      for (const victim of victims) {
        const buyer = await createBuyer(world);
        buyers.push(buyer);
        await buyer.buy(monthly());
        await sleep(random() * 400);
        await killNine(victim);
        await world.stack.startApp(victim);
      }
      // On PostgreSQL by itself, messages that were under way within twenty seconds and a sweep; on Redis those are skipped.
      if (redisUrl) await letLeasesEnd(world);
      for (const buyer of buyers)
        await healed(`${buyer.name} to be granted`, buyer, (state) => state === 'GRANTED');
      await settled(world);
      for (const buyer of buyers) await onceInEffect(buyer);
    });

    test('the worker dies between Telegram and the commit of a removal: out, verified, once', async () => {
      const ben = await createBuyer(world);
      const subscription = await ben.enter(monthly());
      await orderFault(world, { method: 'unbanChatMember', kind: 'slow', delayMs: 1_500 });
      await world.sandbox.stripe(`subscriptions/${subscription}/cancel`);
      await waitFor('the removal to be under way', async () =>
        (await world.sandbox.telegram<unknown[]>('faults')).length === 0 ? true : null,
      );
      await killNine('worker');
      const startedAt = performance.now();
      await world.stack.startApp('worker');
      await healed('Ben to be out', ben, (state) => state === 'REVOKED');
      expect(performance.now() - startedAt).toBeLessThan(takenOverWithinMs);
      await settled(world);
      expect(await ben.states()).toEqual(['PENDING', 'GRANTED', 'REVOKE_PENDING', 'REVOKED']);
      expect(await ben.inChat()).toBe('left');
      expect((await ben.heard(/has ended/)).length).toBeLessThanOrEqual(1);
    });

    test('hard case 18: the worker dies while a message is on its way: one message, in doubt, offered at /start', async () => {
      const cleo = await createBuyer(world);
      await orderFault(world, { method: 'sendMessage', kind: 'slow', delayMs: 1_500, chatId: cleo.userId });
      await cleo.buy(monthly());
      await waitFor(
        'the message to be under way',
        async () => ((await world.sandbox.telegram<unknown[]>('faults')).length === 0 ? true : null),
        { withinMs: healsWithinMs },
      );
      await killNine('worker');
      await sleep(1_500);
      await letLeasesEnd(world);
      await world.stack.startApp('worker');
      await waitFor(
        'the notice to be in doubt',
        async () => ((await recordsOf(world, cleo.userId)).notices[0]?.state === 'in_doubt' ? true : null),
        { withinMs: healsWithinMs },
      );
      expect((await cleo.heard(/way into/)).length).toBeLessThanOrEqual(1);
      await onceInEffect(cleo);
    });

    test('the bot dies in the middle of a join request: the person is let in all the same', async () => {
      const dan = await createBuyer(world);
      await dan.buy(monthly());
      await dan.granted();
      await orderFault(world, { method: 'approveChatJoinRequest', kind: 'slow', delayMs: 1_500 });
      await dan.ask();
      await waitFor('the approval to be under way', async () =>
        (await world.sandbox.telegram<unknown[]>('faults')).length === 0 ? true : null,
      );
      await killNine('bot');
      await world.stack.startApp('bot');
      await waitFor('Dan to be inside', async () => ((await dan.inChat()) === 'member' ? true : null), {
        withinMs: healsWithinMs,
      });
      await waitFor('it to be known', async () => ((await dan.access())?.joinedAt ? true : null), {
        withinMs: healsWithinMs,
      });
      expect(await recordsOf(world, dan.userId)).toMatchObject({ grants: 1, accesses: 1 });
      await clearFaults(world);
    });

    test('bot and worker die in the middle of payments in Stars: access once, booked once', async () => {
      const random = createSeededRandom(7);
      const plans = await world.creator.plan.list.query({});
      const plan = plans.find((one) => one.prices.some((price) => price.provider === 'stars'));
      for (const victim of ['bot', 'worker', 'api'] as const) {
        const eve = await createBuyer(world);
        const paying = eve.buyInStars(plan as NonNullable<typeof plan>).catch(() => {});
        await waitFor(
          'Eve to have paid',
          async () => {
            const mine = await world.sandbox.telegram<unknown[]>(`users/${eve.userId}/subscriptions`);
            return mine.length > 0 ? true : null;
          },
          { everyMs: 3 },
        );
        await sleep(random() * 60);
        await killNine(victim);
        await world.stack.startApp(victim);
        await healed('Eve to be granted', eve, (state) => state === 'GRANTED');
        await paying;
        await settled(world);
        await onceInEffect(eve);
      }
    });

    /** Read from the tables: the api may be the one that is down. */
    async function stateOf(buyer: Buyer): Promise<string | undefined> {
      const rows = await rowsOf<{ state: string }>(
        world,
        `select a.state from channel_access a join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id
         where s.telegram_id = ${buyer.userId}`,
      );
      return rows[0]?.state;
    }

    async function healed(what: string, buyer: Buyer, holds: (state?: string) => boolean): Promise<void> {
      await waitFor(what, async () => (holds(await stateOf(buyer)) ? true : null), {
        withinMs: healsWithinMs,
        everyMs: 50,
      });
    }

    /** Access once, money booked once, told at most once; whoever was not told finds the way in at /start. */
    async function onceInEffect(buyer: Buyer): Promise<void> {
      const records = await recordsOf(world, buyer.userId);
      expect([buyer.name, records]).toMatchObject([
        buyer.name,
        { payments: 1, journalEntries: 1, journalSum: 0, accesses: 1, grants: 1 },
      ]);
      expect(records.notices).toHaveLength(1);
      const told = await buyer.heard(/way into/);
      expect(told.length).toBeLessThanOrEqual(1);
      if (records.notices[0]?.state === 'sent') expect(told).toHaveLength(1);
      await world.sandbox.start(buyer.userId);
      const start = await buyer.hears(/way in is open/);
      expect(JSON.stringify(start.reply_markup)).toContain('t.me/+');
    }
  });
}
