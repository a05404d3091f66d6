import { join } from 'node:path';
import type { ProcessName } from '@latchkey/runtime/default-ports';
import { checkout } from '@latchkey/stack/checkout';
import { runProgram } from '@latchkey/stack/run-program';
import { startStack } from '@latchkey/stack/start-stack';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi } from '../world/api.ts';
import { createBrowser } from '../world/browser.ts';
import { type Buyer, createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { rowsOf } from '../world/records.ts';
import { settled } from '../world/settle.ts';
import { eventFor, postWebhook } from '../world/stripe.ts';
import { waitFor } from '../world/wait-for.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openWorld({ env: { LOG_LEVEL: 'trace' } });
});
afterAll(() => world?.stop());

const ours: readonly ProcessName[] = ['api', 'worker', 'bot', 'web'];

test('one correlation id follows a payment from the checkout to the message', async () => {
  const ada = await createBuyer(world, { name: 'Adalberta' });
  await ada.buy(world.seeded.plans.monthly.id, { email: 'adalberta@example.com' });
  await ada.hears(/way into/);
  await ada.ask();
  await ada.until('inside', (access) => access.joinedAt !== null);
  const ids = new Set((await ada.access())?.history.map((move) => move.correlationId));
  expect(ids.size).toBe(1);
  const [id] = ids;
  for (const name of ['api', 'worker']) expect(world.log(name)).toContain(id);
});

test('no process logs secrets, tokens or personal data, whatever is done and however it goes wrong', async () => {
  const { sandbox, stack, seeded } = world;
  const browser = createBrowser(stack.urls.api, stack.urls.web);
  const order = await browser.checkout.create.mutate({
    planId: seeded.plans.monthly.id,
    email: 'zebediah@example.com',
  });
  await sandbox.stripe(`checkout/${order.sessionId}/pay`, {
    email: 'zebediah@example.com',
    name: 'Zebediah Quill',
  });
  await settled(world);
  const claim = await browser.claim.create.mutate({ orderId: order.orderId });
  const zebediah = await createBuyer(world, { name: 'Zebediah' });
  await sandbox.open(zebediah.userId, claim.deepLink);
  await zebediah.granted();
  await zebediah.ask();
  const event = eventFor(seeded.stripeAccount.account, 'invoice.paid', {
    id: 'in_1',
    email: 'zebediah@example.com',
  });
  await postWebhook(world, event);
  await postWebhook(world, event, { secret: 'whsec_wrongwrongwrong' });
  await fetch(`${stack.urls.api}/trpc/access.list`, {
    headers: { authorization: 'Bearer lk_not_a_key_of_ours' },
  });
  await fetch(`${stack.urls.api}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: stack.urls.web },
    body: JSON.stringify({ email: 'nobody-here@example.com', password: 'wrong-password-27182' }),
  });
  await settled(world);

  const token = new URL(claim.deepLink).searchParams.get('start') ?? '';
  const secrets = Object.entries(stack.env)
    .filter(([name]) => /SECRET|TOKEN|KEY/.test(name))
    .map(([, value]) => value);
  const password = new URL(stack.databaseUrl).password;
  const never = [
    ...secrets,
    ...(password === '' ? [] : [password]),
    seeded.creator.password,
    seeded.creator.apiKey,
    seeded.creator.email,
    token,
    'zebediah@example.com',
    'Zebediah',
    'Adalberta',
    'adalberta@example.com',
    'nobody-here@example.com',
    'wrong-password-27182',
    'lk_not_a_key_of_ours',
    'whsec_wrongwrongwrong',
    't.me/+',
  ];
  const found = ours.flatMap((name) =>
    never.filter((text) => world.log(name).includes(text)).map((text) => `${name}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('npm run seed -- --json twice prints the same ids', async () => {
  const seed = () =>
    runProgram(
      process.execPath,
      ['--import', 'tsx', join(checkout, 'stack/src/seed.ts'), '--json'],
      world.stack.env,
    );
  const [first, second] = [await seed(), await seed()];
  expect([first.code, second.code]).toEqual([0, 0]);
  expect(JSON.parse(second.output)).toEqual(JSON.parse(first.output));
  expect(JSON.parse(first.output)).toEqual(JSON.parse(JSON.stringify(world.seeded)));
});

test('each process ends within ten seconds of SIGTERM under load, with 0, and nothing is lost', async () => {
  const buyers: Buyer[] = [];
  for (const name of ['worker', 'api', 'bot', 'web'] as const) {
    const batch = await Promise.all([createBuyer(world), createBuyer(world), createBuyer(world)]);
    buyers.push(...batch);
    await Promise.all(batch.map((buyer) => buyer.buy(world.seeded.plans.monthly.id)));
    await Promise.all(batch.map((buyer) => buyer.ask()));
    const startedAt = performance.now();
    const exit = await world.stack.processes.get(name)?.stop();
    expect([name, exit]).toEqual([name, { code: 0, signal: null }]);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    await world.stack.startApp(name);
  }
  for (const buyer of buyers) {
    await waitFor(`${buyer.name} to be granted`, async () =>
      (await buyer.access())?.state === 'GRANTED' ? true : null,
    );
  }
});

test('a second start on the same data keeps everything', async () => {
  const cleo = await createBuyer(world);
  await cleo.enter(world.seeded.plans.monthly.id);
  await settled(world);
  const before = { ...(await cleo.access()), wayIn: null };
  await world.stack.stop();
  const again = await startStack({
    dataDir: world.dataDir,
    databaseUrl: world.stack.databaseUrl,
    built: true,
  });
  try {
    const developer = createApi(again.urls.api, { authorization: `Bearer ${world.seeded.creator.apiKey}` });
    const after = await developer.access.get.query({
      channelId: world.channel.id,
      telegramUserId: cleo.userId,
    });
    expect({ ...after, wayIn: null }).toEqual(before);
    const chat = await fetch(
      `${again.urls.sandbox}/telegram/control/chats/${world.seeded.channel.chatId}/members`,
    );
    expect(await chat.text()).toContain(String(cleo.userId));
    expect(await rowsOf(world, 'select 1 from organisation')).toHaveLength(1);
  } finally {
    await again.stop();
  }
});
