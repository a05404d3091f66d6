import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removePostgres } from '@latchkey/stack/postgres/remove-postgres';
import { type Postgres, startPostgres } from '@latchkey/stack/postgres/start-postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { recordsOf, rowsOf } from '../world/records.ts';
import { settled } from '../world/settle.ts';
import { eventFor, postWebhook } from '../world/stripe.ts';
import { waitFor } from '../world/wait-for.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-e2e-pg-'));
let postgres: Postgres;
let world: TestWorld;

beforeAll(async () => {
  postgres = await startPostgres({ dataDir, fast: true });
  world = await openWorld({ databaseUrl: postgres.url });
});
afterAll(async () => {
  await world?.stop();
  await removePostgres(dataDir);
});

test('hard case 23: PostgreSQL is down: 5xx, nothing half done; back again, all processes go on by themselves', async () => {
  const [ada, ben] = [await createBuyer(world), await createBuyer(world)];
  const order = await ada.open(world.seeded.plans.monthly.id);
  await ben.enter(world.seeded.plans.monthly.id);
  await settled(world);
  const pids = [...world.stack.processes.values()].map((running) => running.pid);

  await postgres.stop();
  await world.sandbox.payCheckout(order.sessionId);
  const { account } = world.seeded.stripeAccount;
  const event = eventFor(account, 'customer.subscription.updated', { id: 'sub_1', object: 'subscription' });
  expect(await postWebhook(world, event)).toBeGreaterThanOrEqual(500);
  expect(await postWebhook(world, event, { secret: 'whsec_wrong' })).toBe(400);
  expect((await fetch(`${world.stack.urls.api}/healthz`)).status).toBe(200);
  expect((await fetch(`${world.stack.urls.api}/readyz`)).status).toBe(503);
  const said = (await ben.heard(/./)).length;
  await world.sandbox.start(ben.userId);

  postgres = await startPostgres({ dataDir, fast: true });
  await waitFor(
    'the processes to be ready again',
    async () => {
      const answers = await Promise.all(
        (['api', 'worker'] as const).map((app) => fetch(`${world.stack.urls[app]}/readyz`)),
      );
      return answers.every((answer) => answer.ok) ? true : null;
    },
    { withinMs: 30_000 },
  );
  expect(await postWebhook(world, event)).toBe(200);
  await world.sandbox.stripe('deliveries/retry');
  await waitFor('the grant', async () => ((await ada.access())?.state === 'GRANTED' ? true : null), {
    withinMs: 60_000,
  });
  await waitFor("the bot's answer", async () => ((await ben.heard(/./)).length > said ? true : null), {
    withinMs: 60_000,
  });
  await settled(world);
  expect(await recordsOf(world, ada.userId)).toMatchObject({ payments: 1, journalEntries: 1, grants: 1 });
  expect(await rowsOf(world, `select 1 from inbox_key where external_id = '${event.id}'`)).toHaveLength(1);
  expect([...world.stack.processes.values()].map((running) => running.pid)).toEqual(pids);
});
