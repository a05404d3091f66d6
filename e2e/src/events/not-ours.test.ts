import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuyer } from '../world/buyer.ts';
import { openWorld, type TestWorld } from '../world/open-world.ts';
import { rowsOf } from '../world/records.ts';
import { settled } from '../world/settle.ts';
import { startSecond } from '../world/start-second.ts';
import { eventFor, eventsOf, postWebhook, stripeOf } from '../world/stripe.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

const accessesNow = () =>
  rowsOf(world, 'select id, state, version, entitled_until, grace_until from channel_access order by id');
const stored = async () =>
  (await rowsOf<{ n: number }>(world, 'select count(*)::int as n from inbox_key'))[0]?.n;
const metrics = async () => (await fetch(`${world.stack.urls.api}/metrics`)).text();

async function counted(result: string): Promise<number> {
  const lines = (await metrics()).split('\n');
  return lines
    .filter((line) => line.startsWith('stripe_webhooks_total') && line.includes(`result="${result}"`))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

test('hard case 11: a subscription on the same account that is not ours changes nobody', async () => {
  const ada = await createBuyer(world);
  await ada.enter(world.seeded.plans.monthly.id);
  await settled(world);
  const before = await accessesNow();

  const stripe = stripeOf(world);
  const on = { stripeAccount: world.seeded.stripeAccount.account };
  const price = world.seeded.plans.monthly.providerPriceId ?? '';
  const customer = await stripe.customers.create({ email: 'elsewhere@example.com' }, on);
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id }, on);
  const foreign = await stripe.subscriptions.create(
    { customer: customer.id, items: [{ price }], default_payment_method: method.id },
    on,
  );
  const session = await stripe.checkout.sessions.create(
    { mode: 'subscription', line_items: [{ price, quantity: 1 }], success_url: 'https://example.com/thanks' },
    on,
  );
  await world.sandbox.payCheckout(session.id);
  await stripe.subscriptions.cancel(foreign.id, undefined, on);
  await settled(world);
  expect((await eventsOf(world, foreign.id)).length).toBeGreaterThan(2);
  expect(await accessesNow()).toEqual(before);
});

test('hard case 11: metadata that names an order of ours on a foreign account lets nobody in', async () => {
  const eve = await createBuyer(world);
  const { orderId } = await eve.open(world.seeded.plans.monthly.id);
  const before = await accessesNow();
  const metadata = { latchkey_order_id: orderId, order_id: orderId, orderId };
  const object = { id: 'sub_forged', object: 'subscription', status: 'active', metadata, customer: 'cus_x' };
  expect(
    await postWebhook(world, eventFor('acct_somebodyelse', 'customer.subscription.created', object)),
  ).toBe(200);
  expect(await postWebhook(world, eventFor(account(), 'customer.subscription.created', object))).toBe(200);
  await settled(world);
  expect(await accessesNow()).toEqual(before);
  expect(await eve.access()).toBeNull();
});

test('hard case 11: without account, for an unknown account, of the other mode, thin, of an unknown type: taken, counted, without effect', async () => {
  const before = await accessesNow();
  const subscription = { id: 'sub_1', object: 'subscription', status: 'active', metadata: {} };
  const created = 'customer.subscription.created';
  const thin = {
    id: 'evt_thin_1',
    object: 'v2.core.event',
    type: 'v1.customer.subscription.past_due',
    livemode: false,
    created: new Date().toISOString(),
    context: account(),
    related_object: { id: 'sub_1', type: 'subscription', url: '/v1/subscriptions/sub_1' },
  };
  const cases: [string, object][] = [
    ['no_account', eventFor(null, created, subscription)],
    ['unknown_account', eventFor('acct_unknown1', created, subscription)],
    ['wrong_mode', eventFor(account(), created, subscription, { livemode: true })],
    ['thin', thin],
    ['unknown_type', eventFor(account(), 'product.telepathy.felt', { id: 'x_1', object: 'telepathy' })],
    ['no_object', eventFor(account(), created, {})],
  ];
  for (const [result, event] of cases) {
    const countedBefore = await counted(result);
    expect([result, await postWebhook(world, event)]).toEqual([result, 200]);
    expect([result, (await counted(result)) - countedBefore]).toEqual([result, 1]);
  }
  await settled(world);
  expect(await accessesNow()).toEqual(before);
});

test('hard case 29: what is not authentic is refused with 4xx, counted, and leaves nothing behind', async () => {
  const event = eventFor(account(), 'customer.subscription.updated', { id: 'sub_1', object: 'subscription' });
  const before = await stored();
  const refused: [string, number, Promise<number>][] = [
    ['wrong secret', 400, postWebhook(world, event, { secret: 'whsec_not_this_one' })],
    ['too old', 400, postWebhook(world, event, { ageSeconds: 301 })],
    ['no signature', 400, postWebhook(world, event, { header: null })],
    ['nonsense signature', 400, postWebhook(world, event, { header: 't=now,v1=zz' })],
    ['empty signature', 400, postWebhook(world, event, { header: '' })],
    ['not JSON', 400, postWebhook(world, '{"id": "evt_1", ')],
    ['JSON, no event', 400, postWebhook(world, '[1,2,3]')],
    ['empty', 400, postWebhook(world, '')],
    ['over the limit', 413, postWebhook(world, { ...event, padding: 'x'.repeat(600_000) })],
  ];
  for (const [what, status, answer] of refused) expect([what, await answer]).toEqual([what, status]);
  expect(await stored()).toBe(before);
  expect(await counted('signature')).toBeGreaterThanOrEqual(4);
  expect(await counted('stale')).toBe(1);
  expect(await counted('malformed')).toBe(3);
  expect(await counted('too_large')).toBe(1);
});

test('a signature almost five minutes old is taken; while a secret is rolled, both are', async () => {
  const event = () =>
    eventFor(account(), 'customer.subscription.updated', { id: 'sub_1', object: 'subscription' });
  expect(await postWebhook(world, event(), { ageSeconds: 290 })).toBe(200);
  const current = world.stack.env.STRIPE_WEBHOOK_SECRET ?? '';
  const second = await startSecond(world, 'api', { STRIPE_WEBHOOK_SECRET: `whsec_nextone,${current}` });
  try {
    expect(await postWebhook(world, event(), { url: second.url })).toBe(200);
    expect(await postWebhook(world, event(), { url: second.url, secret: 'whsec_nextone' })).toBe(200);
    expect(await postWebhook(world, event(), { url: second.url, secret: 'whsec_thirdone' })).toBe(400);
  } finally {
    await second.stop();
  }
});

function account(): string {
  return world.seeded.stripeAccount.account;
}
