import { createAccess } from '@latchkey/db/access/create-access';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintSubscriber } from '@latchkey/db/testing/factories/mint-subscriber';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { apiUrl, startApi, type TestApi, webUrl } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let ours: Seller;
let theirs: Seller;
let user: Caller;
let userId: string;
beforeAll(async () => {
  api = await startApi();
  ours = await makeSeller(api.db);
  theirs = await makeSeller(api.db);
  const signedUp = await signUp(api);
  user = signedUp.caller;
  userId = signedUp.userId;
  await addMember(api.db, ours.organisationId, userId, 'owner');
});
afterAll(() => api.close());

async function makeAccess({ organisationId, channel: { channelId } }: Seller) {
  const at = new Date();
  const telegramId = mintTelegramId();
  const subscriberId = await mintSubscriber(api.db, organisationId, { at, telegramId });
  const occasion = { organisationId, correlationId: 'evt-1', at };
  const accessId = await createAccess(api.db, { subscriberId, channelId }, occasion);
  return { accessId, telegramId, channelId };
}

test("another organisation's ids are not found, whatever one may do in one's own", async () => {
  const foreign = await makeAccess(theirs);
  const key = ours.byKey;
  const { organisationId } = theirs;
  for (const caller of [user, key]) {
    for (const [path, input] of [
      ['access.get', { accessId: foreign.accessId }],
      ['access.get', { channelId: foreign.channelId, telegramUserId: foreign.telegramId }],
      ['access.get', { organisationId, accessId: foreign.accessId }],
      ['access.list', { organisationId }],
      ['channel.list', { organisationId }],
      ['plan.list', { organisationId }],
    ] as const) {
      const answer = await call(api, path, input, caller);
      expect(answer, path).toMatchObject({ status: 404, errorCode: 'not_found', data: undefined });
    }
  }
  const plan = { name: 'X', interval: 'month', channelIds: [foreign.channelId], stars: 5 };
  expect(await call(api, 'plan.create', plan, user)).toMatchObject({ errorCode: 'not_found' });
  expect((await call(api, 'access.list', { channelId: foreign.channelId }, user)).data).toMatchObject({
    items: [],
  });
});

test('an access with its history; lists page by page, newest first', async () => {
  const first = await makeAccess(ours);
  const second = await makeAccess(ours);
  const third = await makeAccess(ours);
  const got = await call(api, 'access.get', first, ours.byKey);
  expect(got.data).toMatchObject({
    id: first.accessId,
    state: 'PENDING',
    telegramUserId: first.telegramId,
    wayIn: null,
    history: [{ version: 1, from: null, to: 'PENDING', event: 'born', correlationId: 'evt-1' }],
  });
  const page = await call(api, 'access.list', { limit: 2 }, user);
  expect(page.data).toMatchObject({
    items: [{ id: third.accessId }, { id: second.accessId }],
    nextCursor: second.accessId,
  });
  const last = await call(api, 'access.list', { limit: 2, cursor: second.accessId }, user);
  expect(last.data).toMatchObject({ items: [{ id: first.accessId }], nextCursor: null });
  const one = await call(api, 'access.list', { telegramUserId: second.telegramId, state: 'PENDING' }, user);
  expect(one.data).toMatchObject({ items: [{ id: second.accessId }] });
});

test('who belongs to several organisations names one', async () => {
  const { caller, userId: id } = await signUp(api);
  await addMember(api.db, ours.organisationId, id, 'viewer');
  await addMember(api.db, theirs.organisationId, id, 'owner');
  expect(await call(api, 'plan.list', {}, caller)).toMatchObject({ errorCode: 'invalid_input' });
  const listed = await call(api, 'plan.list', { organisationId: theirs.organisationId }, caller);
  expect(listed.data).toMatchObject([
    {
      id: theirs.plans.monthly.planId,
      version: 1,
      channelIds: [theirs.channel.channelId],
      prices: [{ provider: 'stripe', amount: { amountMinor: '1000', currency: 'EUR' } }],
    },
    { id: theirs.plans.once.planId, interval: 'once' },
    { id: theirs.plans.stars.planId, prices: [{ provider: 'stars', providerPriceId: null }] },
  ]);
  const refused = await call(api, 'channel.connectLinks', { organisationId: ours.organisationId }, caller);
  expect(refused).toMatchObject({ errorCode: 'not_allowed' });
});

test('a page that is not ours cannot act with a visitor’s cookie; it may read nothing either', async () => {
  const input = { name: 'X' };
  const from = (origin: string | undefined, more = {}) =>
    call(api, 'organisation.create', input, {
      cookie: user.cookie ?? '',
      ...(origin && { origin }),
      ...more,
    });
  const refused = { status: 403, errorCode: 'origin_not_allowed' };
  expect(await from('https://evil.example.net')).toMatchObject(refused);
  expect(await from('null')).toMatchObject(refused);
  expect(await from(`${webUrl}.example.net`)).toMatchObject(refused);
  expect(await from(undefined, { 'sec-fetch-site': 'cross-site' })).toMatchObject(refused);
  expect(await from(webUrl)).toMatchObject({ status: 200 });
  expect(await from(apiUrl)).toMatchObject({ status: 200 });
  const read = await api.app.inject({
    url: '/trpc/system.status',
    headers: { origin: 'https://evil.example.net' },
  });
  expect(read.headers).not.toHaveProperty('access-control-allow-origin');
});

test('the web app may call across origins with cookies', async () => {
  const preflight = await api.app.inject({
    method: 'OPTIONS',
    url: '/trpc/checkout.create',
    headers: { origin: webUrl, 'access-control-request-method': 'POST' },
  });
  expect(preflight.statusCode).toBe(204);
  expect(preflight.headers).toMatchObject({
    'access-control-allow-origin': webUrl,
    'access-control-allow-credentials': 'true',
  });
});

test('a mistake in the input is told by field; nothing else of the inside', async () => {
  const response = await api.app.inject({
    url: `/trpc/access.list?input=${encodeURIComponent('{"limit":0,"state":"X"}')}`,
    headers: { ...ours.byKey, 'x-correlation-id': 'support-case-1' },
  });
  expect(response.statusCode).toBe(400);
  const { error } = response.json();
  expect(Object.keys(error.data.fields).sort()).toEqual(['limit', 'state']);
  expect(error.data).toMatchObject({ errorCode: 'invalid_input', correlationId: 'support-case-1' });
  expect(error.data).not.toHaveProperty('stack');
  const unknown = await api.app.inject('/trpc/no.such');
  expect(unknown.json().error.data.errorCode).toBe('not_found');
  const batch = `/trpc/${Array(11).fill('system.status').join(',')}?batch=1`;
  expect((await api.app.inject(batch)).statusCode).toBe(400);
});
