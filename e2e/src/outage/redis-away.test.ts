import { afterAll, beforeAll, expect, test } from 'vitest';
import { backends, emptyRedis } from '../world/backends.ts';
import { createBuyer } from '../world/buyer.ts';
import { type Cable, layCable } from '../world/cable.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { recordsOf } from '../world/records.ts';
import { delivered, settled } from '../world/settle.ts';
import { waitFor } from '../world/wait-for.ts';

const redisUrl = backends().find((backend) => backend.name === 'redis')?.redisUrl ?? '';
let world: TestWorld;
let cable: Cable;

beforeAll(async () => {
  if (!redisUrl) return;
  await emptyRedis(redisUrl);
  cable = await layCable(redisUrl, 6379);
  world = await openWorld({ redisUrl: cable.url });
});
afterAll(async () => {
  await world?.stop();
  cable?.close();
});

const readiness = async (app: 'api' | 'worker') => (await fetch(`${world.stack.urls[app]}/readyz`)).status;

test.skipIf(!redisUrl)(
  'hard case 22: Redis is emptied with work in it: all is done by the sweeps',
  async () => {
    const ada = await createBuyer(world);
    const worker = world.stack.processes.get('worker');
    worker?.kill('SIGKILL');
    await worker?.exited;
    await ada.buy(world.seeded.plans.monthly.id);
    await delivered(world);
    await emptyRedis(redisUrl);
    await world.stack.startApp('worker');
    await waitFor('the grant', async () => ((await ada.access())?.state === 'GRANTED' ? true : null), {
      withinMs: 60_000,
    });
    await settled(world);
    expect(await recordsOf(world, ada.userId)).toMatchObject({ payments: 1, journalEntries: 1, grants: 1 });
  },
);

test.skipIf(!redisUrl)(
  'hard case 22: Redis is down: payments are accepted, and all is done once it is back',
  async () => {
    const [ben, cleo] = [await createBuyer(world), await createBuyer(world)];
    const pids = [...world.stack.processes.values()].map((running) => running.pid);
    cable.cut();
    await waitFor('the worker to say so', async () => ((await readiness('worker')) === 503 ? true : null));
    expect(await readiness('api')).toBe(200);
    await ben.buy(world.seeded.plans.monthly.id);
    await cleo.buy(world.seeded.plans.monthly.id);
    await delivered(world);
    cable.mend();
    for (const buyer of [ben, cleo]) {
      await waitFor('the grant', async () => ((await buyer.access())?.state === 'GRANTED' ? true : null), {
        withinMs: 60_000,
      });
    }
    await settled(world);
    for (const buyer of [ben, cleo])
      expect(await recordsOf(world, buyer.userId)).toMatchObject({
        payments: 1,
        journalEntries: 1,
        grants: 1,
      });
    expect(await readiness('worker')).toBe(200);
    expect([...world.stack.processes.values()].map((running) => running.pid)).toEqual(pids);
  },
);
