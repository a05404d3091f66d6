import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let owner: Caller;
beforeAll(async () => {
  api = await startApi();
  seller = await makeSeller(api.db);
  const { caller, userId } = await signUp(api);
  owner = caller;
  await addMember(api.db, seller.organisationId, userId, 'owner');
});
beforeEach(() => {
  api.stripe.calls.length = 0;
  api.stripe.state.down = false;
});
afterAll(() => api.close());

const euro = { amountMinor: '1500', currency: 'EUR' };

function create(input: object) {
  const channelIds = [seller.channel.channelId];
  return call(api, 'plan.create', { name: 'Gold', interval: 'month', channelIds, ...input }, owner);
}

test('a plan gets product and price at Stripe and is on sale at once, by card and in Stars', async () => {
  const made = await create({ price: euro, stars: 300, trialDays: 7 });
  expect(made.data).toMatchObject({
    name: 'Gold',
    version: 1,
    trialDays: 7,
    prices: [
      { provider: 'stripe', amount: euro, providerPriceId: expect.stringMatching(/^price_/) },
      { provider: 'stars', amount: { amountMinor: '300', currency: 'XTR' }, providerPriceId: null },
    ],
  });
  expect(api.stripe.calls.map(({ path, account }) => [path, account])).toEqual([
    ['/v1/products', seller.account],
    ['/v1/prices', seller.account],
  ]);
  const { id: planId } = made.data as { id: string };
  expect((await call(api, 'checkout.create', { planId })).status).toBe(200);
  const [audit] = await api.database.sql`select * from audit where target_id = ${planId}`;
  expect(audit).toMatchObject({ action: 'plan.create', actor_kind: 'user' });
});

test.each([
  ['no price at all', {}],
  ['a price of nothing', { price: { amountMinor: '0', currency: 'EUR' } }],
  ['a negative price', { price: { amountMinor: '-5', currency: 'EUR' } }],
  ['Stars as money', { price: { amountMinor: '5', currency: 'XTR' } }],
  ['a trial of something bought once', { price: euro, interval: 'once', trialDays: 3 }],
  ['a year in Stars', { stars: 5, interval: 'year' }],
])('%s is refused', async (_, input) => {
  expect(await create(input)).toMatchObject({ status: 400, errorCode: 'invalid_input' });
});

test('a basic group is not sold, nor Stars through the platform’s bot', async () => {
  const other = await makeSeller(api.db);
  const { caller, userId } = await signUp(api);
  await addMember(api.db, other.organisationId, userId, 'admin');
  const input = { name: 'X', interval: 'month', channelIds: [other.channel.channelId], stars: 5 };
  await api.database.sql`update bot set is_platform = true where id = ${other.botId}`;
  expect(await call(api, 'plan.create', input, caller)).toMatchObject({ errorCode: 'conflict' });
  await api.database.sql`update channel set kind = 'group' where id = ${other.channel.channelId}`;
  const card = { ...input, stars: undefined, price: euro };
  expect(await call(api, 'plan.create', card, caller)).toMatchObject({ errorCode: 'conflict' });
  expect(api.stripe.calls).toHaveLength(0);
});

test('Stripe out of reach: nothing is put on sale', async () => {
  const before = await call(api, 'plan.list', {}, owner);
  api.stripe.state.down = true;
  expect(await create({ price: euro })).toMatchObject({ errorCode: 'provider_unavailable' });
  api.stripe.state.down = false;
  expect(await call(api, 'plan.list', {}, owner)).toEqual(before);
});

test('an organisation connects its Stripe account once, and reads how it stands', async () => {
  const { caller } = await signUp(api);
  await call(api, 'organisation.create', { name: 'New' }, caller);
  const email = 'ada@example.com';
  expect(await call(api, 'stripeAccount.refresh', {}, caller)).toMatchObject({ errorCode: 'not_found' });
  const connected = await call(api, 'stripeAccount.connect', { email }, caller);
  expect(connected.data).toMatchObject({
    account: { account: expect.stringMatching(/^acct_new/), ready: false },
    url: expect.stringContaining('https://connect.example.com/'),
  });
  const again = await call(api, 'stripeAccount.connect', { email }, caller);
  expect((again.data as { account: object }).account).toEqual(
    (connected.data as { account: object }).account,
  );
  const refreshed = await call(api, 'stripeAccount.refresh', {}, caller);
  expect(refreshed.data).toMatchObject({ ready: true, requirementsDue: [] });
});
