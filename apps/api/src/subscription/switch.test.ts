import { applyRead, type ReadFact } from '@latchkey/access/apply/apply-read';
import type { SwitchOption, SwitchPreview } from '@latchkey/contracts/procedures/subscription';
import { beginRead } from '@latchkey/db/sync/begin-read';
import { requestRead } from '@latchkey/db/sync/request-read';
import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintChannel } from '@latchkey/db/testing/factories/mint-channel';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintOrder } from '@latchkey/db/testing/factories/mint-order';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let support: Caller;
let subscriptionId: string;
let gold: SwitchOption;
const euro = (amountMinor: string) => ({ amountMinor, currency: 'EUR' });

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  Object.assign(api.stripe.state, { down: false, subscription: {}, unpaid: false });
  seller = await makeSeller(api.db);
  support = await colleague('support');
  const owner = await colleague('owner');
  const extra = await mintChannel(api.db, seller, { at: new Date() });
  const channelIds = [seller.channel.channelId, extra.channelId];
  for (const [name, prices] of [
    ['Gold', [euro('1800')]],
    ['In dollars', [{ amountMinor: '1000', currency: 'USD' }]],
  ] as const)
    await call(api, 'plan.create', { name, interval: 'month', channelIds, prices }, owner);
  subscriptionId = await subscribe();
  gold = (await options()).options.find(({ name }) => name === 'Gold') as SwitchOption;
  api.stripe.calls.length = 0;
});

async function colleague(role: 'owner' | 'support' | 'viewer'): Promise<Caller> {
  const { caller, userId } = await signUp(api);
  await addMember(api.db, seller.organisationId, userId, role);
  return caller;
}

/** Somebody who pays by the month, as the worker reads it. */
async function subscribe(): Promise<string> {
  const { organisationId, account } = seller;
  const at = new Date();
  const person = { telegramId: mintTelegramId() };
  const order = await mintOrder(api.db, seller, { at, plan: seller.plans.monthly, for: person });
  const fact = subscriptionFact(order.orderId, at) as NonNullable<ReadFact>;
  const target = { account, livemode: false, objectKind: 'subscription', objectId: fact.providerId } as const;
  await requestRead(api.db, { target, organisationId, correlationId: 'cor', at });
  const lease = await beginRead(api.db, target, { token: 'test', leaseMs: 10_000 });
  if (typeof lease === 'string') throw new Error(lease);
  const deps = { database: api.database, clock: { now: () => new Date() }, onCommitted: () => {} };
  await applyRead(deps, { target, lease, fact, correlationId: 'cor' });
  const [row] = await api.database.sql`select id from subscription where organisation_id = ${organisationId}`;
  return row?.id as string;
}

const options = async () =>
  (await call(api, 'subscription.switchOptions', { subscriptionId }, support)).data as {
    current: SwitchOption | null;
    options: SwitchOption[];
  };
const preview = (by = support) =>
  call(api, 'subscription.previewSwitch', { subscriptionId, priceId: gold.priceId }, by);
const switchTo = (differs: object = {}, by = support) =>
  call(
    api,
    'subscription.switchPlan',
    { subscriptionId, priceId: gold.priceId, prorationDate: new Date().toISOString(), ...differs },
    by,
  );
const changes = () =>
  api.stripe.calls.filter(({ method, path }) => method === 'POST' && path.startsWith('/v1/subscriptions/'));

test('what it can move to is on sale, recurring, in its currency, and not what it has', async () => {
  const { current, options: found } = await options();
  expect(current).toMatchObject({ planId: seller.plans.monthly.planId, interval: 'month' });
  expect(found.map(({ name, amount }) => [name, amount])).toEqual([['Gold', euro('1800')]]);
});

test('the preview says what is billed now, what comes next and what opens; it changes nothing', async () => {
  const seen = (await preview()).data as SwitchPreview;
  expect(seen).toMatchObject({
    plan: { name: 'Gold' },
    dueNow: euro('450'),
    credit: euro('0'),
    lines: [{ amount: euro('-450') }, { amount: euro('900') }],
    next: { amount: euro('1800') },
    gains: [expect.any(String)],
    loses: [],
  });
  expect(changes()).toEqual([]);
});

test('the switch bills from the moment that was shown, at the seller’s account, and has the subscription read', async () => {
  const { prorationDate } = (await preview()).data as SwitchPreview;
  api.jobs.length = 0;
  expect((await switchTo({ prorationDate })).data).toEqual({ outcome: 'switched', payUrl: null });
  // Pressed twice it is one.
  await switchTo({ prorationDate });
  const [first, second] = changes();
  expect(first).toMatchObject({ account: seller.account });
  expect(new URLSearchParams(first?.body).get('proration_date')).toBe(`${Date.parse(prorationDate) / 1000}`);
  expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
  expect(api.jobs.map(({ name }) => name)).toContain('payment.sync');
  const audit = await api.database.sql`select detail from audit
    where organisation_id = ${seller.organisationId} and action = 'subscription.switchPlan'`;
  expect(audit[0]?.detail).toMatchObject({ priceId: gold.priceId });
  const [row] = await api.database
    .sql`select subscriber_id from "order" where organisation_id = ${seller.organisationId}`;
  const { data } = await call(api, 'subscriber.timeline', { subscriberId: row?.subscriber_id }, support);
  expect((data as { items: object[] }).items).toContainEqual(
    expect.objectContaining({ kind: 'switch_asked', plan: 'Gold' }),
  );
});

test('what cannot be charged waits for its payment, and says where', async () => {
  api.stripe.state.unpaid = true;
  expect((await switchTo()).data).toEqual({
    outcome: 'payment_needed',
    payUrl: 'https://invoice.example.com/1',
  });
});

test.each([
  ['is past due', { status: 'past_due' }, /has to be paid first/],
  ['is going to end', { cancel_at_period_end: true }, /Resume it first/],
  ['has ended', { status: 'canceled' }, /has ended/],
  ['has a change that waits', { pending_update: { expires_at: 1_900_000_000 } }, /waits for its payment/],
])('one that %s is refused before it is shown, and again before it is done', async (_, subscription, why) => {
  api.stripe.state.subscription = subscription;
  for (const asked of [preview(), switchTo()]) {
    const { errorCode, message } = await asked;
    expect([errorCode, message]).toEqual(['conflict', expect.stringMatching(why)]);
  }
  expect(changes()).toEqual([]);
});

test('a preview of an hour ago binds nobody, nor does one of tomorrow', async () => {
  for (const minutes of [-61, 5]) {
    const prorationDate = new Date(Date.now() + minutes * 60_000).toISOString();
    expect(await switchTo({ prorationDate })).toMatchObject({ errorCode: 'conflict' });
  }
  expect(changes()).toEqual([]);
});

test('a viewer looks and moves nothing; another organisation does not find it', async () => {
  const viewer = await colleague('viewer');
  expect((await preview(viewer)).data).toMatchObject({ plan: { name: 'Gold' } });
  expect(await switchTo({}, viewer)).toMatchObject({ errorCode: 'not_allowed' });
  seller = await makeSeller(api.db);
  const stranger = await colleague('support');
  expect(await preview(stranger)).toMatchObject({ errorCode: 'not_found' });
  expect(await switchTo({}, stranger)).toMatchObject({ errorCode: 'not_found' });
  expect(changes()).toEqual([]);
});
