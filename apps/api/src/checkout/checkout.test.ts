import { newId } from '@latchkey/db/new-id';
import { createPlan } from '@latchkey/db/plan/create-plan';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Answer, type Caller, call } from '../../test/call.ts';
import { makeMember } from '../../test/member-world.ts';
import { startApi, type TestApi, webUrl } from '../../test/start-api.ts';
import { makeSeller, type Seller } from '../../test/world.ts';
import { signIdentity } from './identity-token.ts';

let api: TestApi;
let seller: Seller;
beforeAll(async () => {
  api = await startApi();
  seller = await makeSeller(api.db);
});
beforeEach(() => {
  api.stripe.calls.length = 0;
  api.stripe.state.down = false;
});
afterAll(() => api.close());

interface Opened {
  orderId: string;
  sessionId: string;
  url: string;
}

function create(input: object = {}, caller: Caller = {}) {
  return call(api, 'checkout.create', { planId: seller.plans.monthly.planId, ...input }, caller);
}

const opened = (answer: Answer) => answer.data as Opened;

/** The browser as it is after an answer. */
function browser(answer: Answer): Caller {
  return { cookie: answer.cookies.map((each) => each.split(';')[0]).join('; '), origin: webUrl };
}

async function orderRow(orderId: string) {
  const [row] = await api.database.sql`
    select o.*, s.telegram_id, b.email from "order" o
    join subscriber s on s.id = o.subscriber_id join buyer b on b.id = o.buyer_id where o.id = ${orderId}`;
  return row;
}

function pay(orderId: string) {
  return api.database.sql`update "order" set status = 'paid' where id = ${orderId}`;
}

test('a plan as a buyer sees it', async () => {
  const { data } = await call(api, 'checkout.plan', { planId: seller.plans.monthly.planId });
  expect(data).toEqual({
    id: seller.plans.monthly.planId,
    name: 'monthly',
    seller: 'Blue Door',
    interval: 'month',
    trialDays: 0,
    trialWithoutCard: false,
    description: '',
    highlights: [],
    prices: [
      {
        id: seller.plans.monthly.planPriceId,
        provider: 'stripe',
        amount: { amountMinor: '1000', currency: 'EUR' },
      },
    ],
    channels: ['Inside the Blue Door'],
    onSale: true,
  });
  const unknown = await call(api, 'checkout.plan', { planId: newId('plan') });
  expect(unknown).toMatchObject({ status: 404, errorCode: 'not_found' });
});

test('the order is there before Stripe hears of it, on the seller’s account, with our marks', async () => {
  const answer = await create({ email: 'ada@example.com' });
  expect(answer).toMatchObject({ status: 200, data: { sessionId: expect.stringMatching(/^cs_/) } });
  const { orderId, sessionId } = opened(answer);
  expect(await orderRow(orderId)).toMatchObject({
    status: 'open',
    checkout_session_id: sessionId,
    telegram_id: null,
    email: 'ada@example.com',
    amount_minor: '1000',
  });
  const [sent] = api.stripe.calls;
  expect(sent).toMatchObject({ account: seller.account, idempotencyKey: `checkout-${orderId}` });
  const params = new URLSearchParams(sent?.body);
  expect(params.get('mode')).toBe('subscription');
  expect(params.get('subscription_data[metadata][latchkey_order]')).toBe(orderId);
  expect(params.get('success_url')).toBe(`${webUrl}/checkout/done?order=${orderId}`);
  expect(params.get('cancel_url')).toBe(`${webUrl}/checkout/cancelled?order=${orderId}`);
  const once = await create({ planId: seller.plans.once.planId });
  expect(once.status).toBe(200);
  expect(new URLSearchParams(api.stripe.calls[1]?.body).get('mode')).toBe('payment');
});

test('the cookie is for the browser alone; one serves all its purchases, and only its hash is kept', async () => {
  const first = await create();
  expect(first.cookies).toEqual([
    expect.stringMatching(/^lk_purchase=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/),
  ]);
  const second = await create({}, browser(first));
  expect(second.cookies[0]?.split(';')[0]).toBe(first.cookies[0]?.split(';')[0]);
  const secret = first.cookies[0]?.slice(12, 55) ?? '';
  expect(JSON.stringify(await orderRow(opened(first).orderId))).not.toContain(secret);
  for (const each of [first, second]) {
    const { orderId } = opened(each);
    const status = await call(api, 'checkout.status', { orderId }, browser(first));
    const creator = { slug: `blue-door-${seller.botTelegramId}`, name: 'Blue Door' };
    expect(status.data).toEqual({ orderId, creator, status: 'open', claimed: false, accesses: [] });
  }
});

test('an order is shown to its browser and its organisation only', async () => {
  const { orderId } = opened(await create());
  const stranger = browser(await create());
  const other = await makeSeller(api.db);
  const status = (caller: Caller) => call(api, 'checkout.status', { orderId }, caller);
  expect(await status({})).toMatchObject({ errorCode: 'not_allowed' });
  expect(await status(stranger)).toMatchObject({ errorCode: 'not_allowed' });
  expect(await status(other.byKey)).toMatchObject({ errorCode: 'not_found' });
  expect(await status(seller.byKey)).toMatchObject({ status: 200 });
});

test('the same key gives the same order, checkout and cookie, also at the same moment', async () => {
  const input = { idempotencyKey: 'a-random-key-1', email: 'ada@example.com' };
  const [first, second] = await Promise.all([create(input), create(input)]);
  const third = await create(input);
  expect(new Set([first, second, third].map((each) => opened(each).orderId)).size).toBe(1);
  expect(new Set([first, second, third].map((each) => opened(each).sessionId)).size).toBe(1);
  expect(third.cookies).toEqual(first.cookies);
  const otherPlan = await create({ ...input, planId: seller.plans.once.planId });
  expect(otherPlan).toMatchObject({ status: 409, errorCode: 'conflict', cookies: [] });
  expect(await create({ ...input, email: 'eve@example.com' })).toMatchObject({ errorCode: 'conflict' });
});

test('Stripe out of reach: the order stays, and the same key goes on with it', async () => {
  const input = { idempotencyKey: 'a-random-key-2' };
  api.stripe.state.down = true;
  const failed = await create(input);
  expect(failed).toMatchObject({ status: 502, errorCode: 'provider_unavailable' });
  const [order] = await api.database.sql`select * from "order" where idempotency_key = 'a-random-key-2'`;
  expect(order).toMatchObject({ status: 'open', checkout_session_id: null });
  api.stripe.state.down = false;
  expect(opened(await create(input)).orderId).toBe(order?.id);
});

test('what is not on sale is not sold', async () => {
  expect(await create({ planId: seller.plans.stars.planId })).toMatchObject({
    errorCode: 'plan_not_on_sale',
  });
  expect(await create({ priceId: newId('planPrice') })).toMatchObject({ errorCode: 'not_found' });
  const gone = await makeSeller(api.db);
  await api.database.sql`update plan set archived_at = now() where organisation_id = ${gone.organisationId}`;
  const archived = { planId: gone.plans.monthly.planId };
  expect(await create(archived)).toMatchObject({ status: 412, errorCode: 'plan_not_on_sale' });
  const unready = await makeSeller(api.db);
  await api.database.sql`update stripe_account set ready = false where id = ${unready.stripeAccountId}`;
  const early = { planId: unready.plans.monthly.planId };
  expect(await create(early)).toMatchObject({ status: 412, errorCode: 'seller_not_ready' });
  expect(api.stripe.calls).toHaveLength(0);
});

test('a trial and a chosen price go to Stripe', async () => {
  const act = { actorKind: 'user', actorId: null, correlationId: 'test', at: new Date() } as const;
  const { organisationId, stripeAccountId } = seller;
  const price = (currency: string) => ({
    id: newId('planPrice'),
    amount: { amountMinor: 500n, currency },
    stripe: { stripeAccountId, providerPriceId: `price_${currency}` },
  });
  const plan = { id: newId('plan'), name: 'Trial', interval: 'month' as const, trialDays: 7 };
  const [euro, dollar] = [price('EUR'), price('USD')];
  const channelIds = [seller.channel.channelId];
  await createPlan(api.db, organisationId, { ...plan, prices: [euro, dollar], channelIds }, act);
  expect((await create({ planId: plan.id, priceId: dollar.id })).status).toBe(200);
  const params = new URLSearchParams(api.stripe.calls[0]?.body);
  expect(params.get('line_items[0][price]')).toBe('price_USD');
  expect(params.get('subscription_data[trial_period_days]')).toBe('7');
});

test('who comes from the bot is known by the link; a link of another bot or an old one is refused', async () => {
  const telegramId = mintTelegramId();
  const sign = (botTelegramId: number, at = new Date()) =>
    signIdentity(api.settings.authSecret, { botTelegramId, telegramId }, at);
  const known = await create({ identityToken: sign(seller.botTelegramId) });
  expect(await orderRow(opened(known).orderId)).toMatchObject({ telegram_id: String(telegramId) });
  const again = await create({ identityToken: sign(seller.botTelegramId) });
  expect((await orderRow(opened(again).orderId))?.subscriber_id).toBe(
    (await orderRow(opened(known).orderId))?.subscriber_id,
  );
  const other = await makeSeller(api.db);
  const old = sign(seller.botTelegramId, new Date(Date.now() - 90_000_000));
  for (const identityToken of [sign(other.botTelegramId), old, 'made up']) {
    expect(await create({ identityToken })).toMatchObject({ errorCode: 'invalid_input' });
  }
});

test('who has the plan already is not sold it twice: not before it is cancelled, and other plans as always', async () => {
  const { telegramId, orderId } = await makeMember(api, seller);
  const identityToken = signIdentity(
    api.settings.authSecret,
    { botTelegramId: seller.botTelegramId, telegramId },
    new Date(),
  );
  const orders = () =>
    api.database.sql`select id from "order" where organisation_id = ${seller.organisationId}`;
  const before = await orders();
  expect(await create({ identityToken })).toMatchObject({ status: 409, errorCode: 'already_member' });
  expect(await orders()).toHaveLength(before.length);
  expect(api.stripe.calls).toHaveLength(0);
  expect((await create({ identityToken, planId: seller.plans.once.planId })).status).toBe(200);
  await api.database
    .sql`update subscription set cancel_at = now() + interval '1 day' where order_id = ${orderId}`;
  expect((await create({ identityToken })).status).toBe(200);
});

test('only the organisation says by itself who will enter', async () => {
  const telegramUserId = mintTelegramId();
  const other = await makeSeller(api.db);
  expect(await create({ telegramUserId })).toMatchObject({ errorCode: 'not_signed_in' });
  expect(await create({ telegramUserId }, other.byKey)).toMatchObject({ errorCode: 'not_found' });
  const answer = await create({ telegramUserId }, seller.byKey);
  expect(await orderRow(opened(answer).orderId)).toMatchObject({ telegram_id: String(telegramUserId) });
});

test('a claim link is for the browser that paid; a new one ends the one before; only hashes are kept', async () => {
  const bought = await create();
  const { orderId } = opened(bought);
  const claim = (caller: Caller) => call(api, 'claim.create', { orderId }, caller);
  expect(await claim(browser(bought))).toMatchObject({ status: 412, errorCode: 'order_not_paid' });
  await pay(orderId);
  expect(await claim({})).toMatchObject({ errorCode: 'not_allowed' });
  expect(await claim(browser(await create()))).toMatchObject({ errorCode: 'not_allowed' });
  expect(await claim((await makeSeller(api.db)).byKey)).toMatchObject({ errorCode: 'not_found' });
  const first = (await claim(browser(bought))).data as { token: string; deepLink: string };
  const second = (await claim(seller.byKey)).data as { token: string };
  expect(first.token).toMatch(/^c-[\w-]{43}$/);
  expect(first.deepLink).toBe(`https://t.me/blue_door_bot?start=${first.token}`);
  const kept = await api.database.sql`select * from claim where order_id = ${orderId}`;
  expect(JSON.stringify(kept)).not.toContain(first.token);
  const start = (payload: string, id = 4711) =>
    call(
      api,
      'bot.start',
      { botTelegramId: seller.botTelegramId, person: { id }, payload },
      { authorization: `Bearer ${api.settings.serviceToken}` },
    );
  expect((await start(first.token)).data).toMatchObject({ kind: 'claim_refused', reason: 'expired' });
  expect((await start(second.token)).data).toMatchObject({ kind: 'claimed' });
  expect((await start(second.token, 4712)).data).toMatchObject({ kind: 'claim_refused', reason: 'used' });
  expect(await claim(browser(bought))).toMatchObject({ status: 409, errorCode: 'claim_used' });
  const status = await call(api, 'checkout.status', { orderId }, browser(bought));
  expect(status.data).toMatchObject({ status: 'paid', claimed: true });
});
