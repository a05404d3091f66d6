import { applyRead, type ReadFact } from '@latchkey/access/apply/apply-read';
import type { ChatPurchase, Standing } from '@latchkey/contracts/procedures/chat';
import { newId } from '@latchkey/db/new-id';
import { beginRead } from '@latchkey/db/sync/begin-read';
import { requestRead } from '@latchkey/db/sync/request-read';
import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { type Bought, buy } from '../../test/open-member.ts';
import { serviceToken, startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let other: Seller;
let bought: Bought;
let subscriptionId: string;
let updateId = 1_000;
const service = { authorization: `Bearer ${serviceToken}`, 'x-correlation-id': 'chat-correlation' };

beforeAll(async () => {
  api = await startApi();
  other = await makeSeller(api.db);
});
afterAll(() => api.close());
beforeEach(async () => {
  Object.assign(api.stripe.state, { down: false, subscription: {}, unpaid: false });
  seller = await makeSeller(api.db);
  bought = await buy(api, seller);
  subscriptionId = await read(bought);
  api.jobs.length = 0;
});

/** The purchase's subscription, as the worker reads it. */
async function read({ orderId }: Bought, differs: object = {}): Promise<string> {
  const { organisationId, account } = seller;
  const at = new Date();
  const fact = { ...subscriptionFact(orderId, at), ...differs } as NonNullable<ReadFact>;
  const target = { account, livemode: false, objectKind: 'subscription', objectId: fact.providerId } as const;
  await requestRead(api.db, { target, organisationId, correlationId: 'cor', at });
  const lease = await beginRead(api.db, target, { token: 'test', leaseMs: 10_000 });
  if (typeof lease === 'string') throw new Error(lease);
  const deps = { database: api.database, clock: { now: () => new Date() }, onCommitted: () => {} };
  await applyRead(deps, { target, lease, fact, correlationId: 'cor' });
  const [row] = await api.database.sql`select id from subscription where order_id = ${orderId}`;
  return row?.id as string;
}

const chat = (name: string, input: object = {}, by = bought.telegramId, of = seller) =>
  call(api, `chat.${name}`, { botTelegramId: of.botTelegramId, person: { id: by }, ...input }, service);
const say = async (text: string, by = bought.telegramId, id = updateId++) => {
  const from = { id: by, first_name: 'Ada' };
  const update = { update_id: id, message: { text, from, chat: { id: by, type: 'private' } } };
  const input = { botTelegramId: seller.botTelegramId, update };
  const { data } = await call(api, 'bot.ingest', input, service);
  return (data as { heard: { kind: string; number?: number; step?: { version: number } } | null }).heard;
};
const stripeChanges = () =>
  api.stripe.calls.filter(({ method, path }) => method === 'POST' && path.startsWith('/v1/subscriptions/'));

test('how all stands: each access with what carries it, each purchase with what can be done', async () => {
  const standing = (await chat('standing')).data as Standing;
  expect(standing.accesses).toMatchObject([
    { seller: 'Blue Door', why: [{ kind: 'plan', plan: 'monthly' }] },
  ]);
  expect(standing.purchases).toMatchObject([
    {
      orderId: bought.orderId,
      planId: seller.plans.monthly.planId,
      subscription: { id: subscriptionId, status: 'running', mayCancel: true },
      withdrawal: { receivedAt: null, openUntil: expect.any(String) },
    },
  ]);
  expect(standing.pages).toHaveLength(1);
});

test('another person’s, and another organisation’s, are nobody’s here', async () => {
  const stranger = mintTelegramId();
  const acts = [
    ['cancel', { subscriptionId }],
    ['resume', { subscriptionId }],
    ['changeOptions', { subscriptionId }],
    ['previewChange', { subscriptionId, priceId: seller.plans.stars.planPriceId, updateId }],
    ['beginWithdrawal', { orderId: bought.orderId, updateId }],
    ['beginSupport', { organisationId: other.organisationId, updateId }],
    ['erase', { organisationId: other.organisationId, locale: 'en' }],
  ] as const;
  for (const [name, input] of acts) {
    expect(await chat(name, input, stranger), name).toMatchObject({ errorCode: 'not_found' });
    // Whose own bot it is can be written to by anybody.
    if (name === 'beginSupport') continue;
    expect(await chat(name, input, bought.telegramId, other), name).toMatchObject({ errorCode: 'not_found' });
  }
  expect((await chat('standing', {}, stranger)).data).toEqual({ accesses: [], purchases: [], pages: [] });
  expect((await chat('standing', {}, bought.telegramId, other)).data).toMatchObject({ purchases: [] });
  expect(stripeChanges()).toEqual([]);
});

test('what was paid in Stars is among the receipts of whoever paid it, and of nobody else', async () => {
  const inStars = await buy(api, seller, 'stars');
  await api.database.sql`
    insert into payment (organisation_id, id, order_id, provider, account, livemode, provider_id, amount_minor, currency, paid_at)
    values (${seller.organisationId}, ${newId('payment')}, ${inStars.orderId}, 'stars', ${String(seller.botTelegramId)}, true,
      ${`charge-${inStars.orderId}`}, 250, 'XTR', now())`;
  expect((await chat('receipts', {}, inStars.telegramId)).data).toMatchObject([
    {
      kind: 'stars',
      amount: { amountMinor: '250', currency: 'XTR' },
      status: 'paid',
      url: null,
      seller: 'Blue Door',
    },
  ]);
  expect((await chat('receipts', {}, mintTelegramId())).data).toEqual([]);
});

test('what the creators of this bot sell, and to whom one can write', async () => {
  const plans = (await chat('plans')).data as { name: string }[];
  expect(plans.map(({ name }) => name)).toEqual(expect.arrayContaining(['monthly', 'stars']));
  expect((await chat('offer', { planId: seller.plans.monthly.planId })).data).toMatchObject({ byCard: true });
  expect((await chat('offer', { planId: other.plans.monthly.planId })).data).toBeNull();
  const sellers = (await chat('sellers', {}, mintTelegramId())).data;
  expect(sellers).toMatchObject([{ organisationId: seller.organisationId, memberPage: null }]);
  expect((await chat('sellers')).data).toMatchObject([{ memberPage: expect.stringContaining('/member') }]);
});

test('cancelling asks Stripe by the seller’s account, and the audit names the person', async () => {
  const { data } = await chat('cancel', { subscriptionId });
  expect((data as ChatPurchase).orderId).toBe(bought.orderId);
  expect(stripeChanges()).toMatchObject([{ account: seller.account }]);
  const [row] = await api.database.sql`
    select actor_kind, actor_id, action from audit where organisation_id = ${seller.organisationId} and action = 'subscription.cancel'`;
  expect(row).toMatchObject({ actor_kind: 'bot', actor_id: String(bought.telegramId) });
  expect(api.jobs.map(({ name }) => name)).toContain('payment.sync');
});

test('changing the plan: options, what it costs, then the change; twice is once', async () => {
  const { userId, caller } = await signUp(api);
  await addMember(api.db, seller.organisationId, userId, 'owner');
  const prices = [{ amountMinor: '1800', currency: 'EUR' }];
  const channelIds = [seller.channel.channelId];
  await call(api, 'plan.create', { name: 'Gold', interval: 'month', channelIds, prices }, caller);
  const { data } = await chat('changeOptions', { subscriptionId });
  const { options } = data as { options: { name: string; priceId: string }[] };
  expect(options.map(({ name }) => name)).toEqual(['Gold']);
  const priceId = options[0]?.priceId;
  const asked = { subscriptionId, priceId, updateId: updateId++ };
  const preview = (await chat('previewChange', asked)).data as { version: number };
  expect(preview).toMatchObject({ kind: 'preview', preview: { dueNow: { amountMinor: '450' } } });
  api.stripe.calls.length = 0;
  const { version } = preview;
  expect((await chat('change', { version: version + 1 })).data).toEqual({ kind: 'stale' });
  expect((await chat('change', { version })).data).toEqual({ kind: 'switched' });
  expect((await chat('change', { version })).data).toEqual({ kind: 'switched' });
  expect(new Set(stripeChanges().map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  api.stripe.state.subscription = { status: 'past_due' };
  expect((await chat('previewChange', asked)).data).toEqual({ kind: 'refused', reason: 'payment_open' });
});

test('a question outlives a restart; repeated, early and late words do nothing', async () => {
  const early = updateId++;
  const begun = updateId++;
  await chat('beginSupport', { organisationId: seller.organisationId, updateId: begun });
  expect(await say('said before it was asked', bought.telegramId, early)).toBeNull();
  const id = updateId++;
  const heard = await say('Where is the link?', bought.telegramId, id);
  expect(heard).toEqual({ kind: 'support_taken', number: 1, seller: 'Blue Door' });
  expect(await say('Where is the link?', bought.telegramId, id)).toEqual(heard);
  expect(await say('and another thing')).toBeNull();
  const rows = await api.database
    .sql`select body, number from support_request where organisation_id = ${seller.organisationId}`;
  expect(rows).toEqual([{ body: 'Where is the link?', number: 1 }]);
  const alerts = await api.database
    .sql`select kind from alert where organisation_id = ${seller.organisationId} and closed_at is null`;
  expect(alerts).toEqual([{ kind: 'support_asked' }]);
});

test('a command, a change of mind and time end a question', async () => {
  const ask = () => chat('beginSupport', { organisationId: seller.organisationId, updateId: updateId++ });
  await ask();
  expect(await say('/status')).toBeNull();
  expect(await say('not for the creator')).toBeNull();
  await ask();
  await chat('stopAsking');
  expect(await say('not for the creator')).toBeNull();
  await ask();
  await api.database.sql`update conversation set expires_at = now() - interval '1 second'`;
  expect(await say('not for the creator')).toBeNull();
  const rows = await api.database
    .sql`select 1 from support_request where organisation_id = ${seller.organisationId}`;
  expect(rows).toEqual([]);
});

test('withdrawing: name and address are asked for, then it is confirmed, once', async () => {
  const { orderId } = bought;
  const begun = await chat('beginWithdrawal', { orderId, updateId: updateId++ });
  expect(begun.data).toMatchObject({
    kind: 'step',
    step: { kind: 'name_wanted', contract: { plan: 'monthly' } },
  });
  expect(await say('x'.repeat(200))).toEqual({ kind: 'name_refused' });
  const named = await say('Ada Lovelace');
  expect(named).toMatchObject({ step: { kind: 'email_wanted', known: 'b…@example.com' } });
  expect(await say('no address')).toEqual({ kind: 'email_refused' });
  const version = named?.step?.version ?? 0;
  const known = await chat('useKnownEmail', { version, updateId: updateId++ });
  expect(known.data).toMatchObject({
    step: { kind: 'confirmation_wanted', name: 'Ada Lovelace', email: bought.email },
  });
  expect((await chat('useKnownEmail', { version, updateId: updateId++ })).data).toEqual(known.data);
  expect((await chat('withdraw', { version, locale: 'fr' })).data).toEqual({ kind: 'stale' });
  const confirm = { version: version + 1, locale: 'fr' };
  const first = await chat('withdraw', confirm);
  expect(first.data).toMatchObject({
    kind: 'received',
    name: 'Ada Lovelace',
    receipt: { email: bought.email },
  });
  expect((await chat('withdraw', confirm)).data).toEqual(first.data);
  const made = await api.database.sql`select name, locale from withdrawal where order_id = ${orderId}`;
  expect(made).toEqual([{ name: 'Ada Lovelace', locale: 'fr' }]);
  expect((await chat('beginWithdrawal', { orderId, updateId: updateId++ })).data).toEqual({
    kind: 'not_open',
  });
});

test('an address of one’s own choice takes the receipt, too', async () => {
  await chat('beginWithdrawal', { orderId: bought.orderId, updateId: updateId++ });
  await say('Ada');
  expect(await say(' ada@example.com ')).toMatchObject({
    step: { kind: 'confirmation_wanted', email: 'ada@example.com' },
  });
});

test('asking to be erased in the chat: the creator is told, once', async () => {
  const input = { organisationId: seller.organisationId, locale: 'fr' };
  const first = await chat('erase', input);
  expect((await chat('erase', input)).data).toEqual(first.data);
  expect((await chat('sellers')).data).toMatchObject([{ erasureAskedAt: expect.any(String) }]);
});

test('the creator sees what was asked and answers it once; nobody else’s creator does', async () => {
  await chat('beginSupport', { organisationId: seller.organisationId, updateId: updateId++ });
  await say('Where is the link?');
  const colleague = async (of: Seller): Promise<Caller> => {
    const { caller, userId } = await signUp(api);
    await addMember(api.db, of.organisationId, userId, 'support');
    return caller;
  };
  const [ours, theirs] = [await colleague(seller), await colleague(other)];
  const { subscriberId } = bought;
  const list = async () => (await call(api, 'support.list', { subscriberId }, ours)).data as { id: string }[];
  const [request] = await list();
  expect(request).toMatchObject({ number: 1, body: 'Where is the link?', answers: [] });
  expect((await call(api, 'support.list', { subscriberId }, theirs)).data).toEqual([]);
  const answer = { requestId: request?.id, body: 'In your e-mail.', idempotencyKey: 'answer-key-1' };
  expect(await call(api, 'support.answer', answer, theirs)).toMatchObject({ errorCode: 'not_found' });
  api.jobs.length = 0;
  for (let pressed = 0; pressed < 2; pressed += 1) {
    const { data } = await call(api, 'support.answer', answer, ours);
    expect(data).toMatchObject({ answers: [{ body: 'In your e-mail.', state: 'queued' }] });
  }
  expect(api.jobs.map(({ name }) => name)).toEqual(['support.sendAnswer']);
  const open = await api.database
    .sql`select 1 from alert where organisation_id = ${seller.organisationId} and closed_at is null`;
  expect(open).toEqual([]);
});
