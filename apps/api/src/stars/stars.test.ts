import { applyStarsPayment } from '@latchkey/access/apply/apply-stars-payment';
import type { StarsPaymentView, StarsSubscriptionView } from '@latchkey/contracts/procedures/stars';
import { starsPayment } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintOrder } from '@latchkey/db/testing/factories/mint-order';
import { systemClock } from '@latchkey/runtime/system-clock';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { serviceToken, startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let owner: Caller;
let support: Caller;
let telegramId: number;
let subscriptionId: string;
let paymentId: string;
beforeAll(async () => {
  api = await startApi();
  seller = await makeSeller(api.db);
  const member = async (role: 'owner' | 'support') => {
    const { userId, caller } = await signUp(api);
    await addMember(api.db, seller.organisationId, userId, role);
    return caller;
  };
  [owner, support] = [await member('owner'), await member('support')];
});
afterAll(() => api.close());

beforeEach(async () => {
  telegramId = mintTelegramId();
  const at = new Date();
  const order = await mintOrder(api.db, seller, { at, plan: seller.plans.stars, for: { telegramId } });
  const deps = { database: api.database, clock: systemClock, onCommitted: () => undefined };
  await applyStarsPayment(deps, starsPayment(order.orderId, at, { payer: telegramId }), seller);
  const { subscriptions, payments } = await ofPerson();
  subscriptionId = subscriptions[0]?.id ?? '';
  paymentId = payments[0]?.id ?? '';
  api.jobs.length = 0;
});

async function ofPerson() {
  const { data } = await call(api, 'stars.ofPerson', { telegramUserId: telegramId }, seller.byKey);
  return data as { subscriptions: StarsSubscriptionView[]; payments: StarsPaymentView[] };
}
const service = { authorization: `Bearer ${serviceToken}` };
const bot = (name: string, input: object, of: Seller = seller, id = telegramId) =>
  call(api, `bot.${name}`, { botTelegramId: of.botTelegramId, person: { id }, ...input }, service);
const answered = (refusal: string | null) =>
  api.database
    .sql`update stars_call set state = ${refusal === null ? 'done' : 'refused'}, refusal = ${refusal}, answered_at = now()
    where subscription_id = ${subscriptionId}`;

test('what a person has paid in Stars', async () => {
  expect(await ofPerson()).toMatchObject({
    subscriptions: [{ plan: 'stars', stars: 250, renewal: 'on', refusal: null }],
    payments: [{ stars: 250, refund: 'none', refundedAt: null }],
  });
  const other = await makeSeller(api.db);
  const { data } = await call(api, 'stars.ofPerson', { telegramUserId: telegramId }, other.byKey);
  expect(data).toEqual({ subscriptions: [], payments: [] });
});

test('support cancels: cancelling, not off; asked of Telegram once', async () => {
  for (let times = 0; times < 2; times += 1) {
    const answer = await call(api, 'stars.cancel', { subscriptionId }, support);
    expect(answer.data).toMatchObject({ id: subscriptionId, renewal: 'cancelling' });
  }
  expect(api.jobs.map(({ name }) => name)).toEqual(['stars.call']);
  const undo = await call(api, 'stars.reopen', { subscriptionId }, support);
  expect(undo).toMatchObject({ errorCode: 'conflict', message: expect.stringContaining('not answered') });
  await answered('Bad Request: CHARGE_ID_INVALID');
  expect((await ofPerson()).subscriptions[0]).toMatchObject({
    renewal: 'on',
    refusal: 'Bad Request: CHARGE_ID_INVALID',
  });
});

test('an owner gives a payment back; support may not', async () => {
  const input = { paymentId, reason: 'within 14 days' };
  expect((await call(api, 'stars.refund', input, support)).errorCode).toBe('not_allowed');
  expect((await call(api, 'stars.refund', { paymentId, reason: ' ' }, owner)).errorCode).toBe(
    'invalid_input',
  );
  const answer = await call(api, 'stars.refund', input, owner);
  expect(answer.data).toMatchObject({ id: paymentId, refund: 'refunding', refundedAt: null });
  expect((await ofPerson()).subscriptions[0]?.renewal).toBe('cancelling');
  await answered('Bad Request: CHARGE_ID_INVALID');
  expect((await ofPerson()).payments[0]).toMatchObject({
    refund: 'refused',
    refusal: expect.stringContaining('CHARGE'),
  });
});

test("another organisation's subscription and payment are not found", async () => {
  const { userId, caller } = await signUp(api);
  await addMember(api.db, (await makeSeller(api.db)).organisationId, userId, 'owner');
  expect((await call(api, 'stars.cancel', { subscriptionId }, caller)).errorCode).toBe('not_found');
  expect((await call(api, 'stars.reopen', { subscriptionId }, caller)).errorCode).toBe('not_found');
  expect((await call(api, 'stars.refund', { paymentId, reason: 'r' }, caller)).errorCode).toBe('not_found');
});

test('the payer, in the chat with the bot: sees and cancels their own, and nobody else’s', async () => {
  expect((await bot('starsSubscriptions', {})).data).toMatchObject([{ id: subscriptionId, renewal: 'on' }]);
  const stranger = mintTelegramId();
  expect((await bot('starsSubscriptions', {}, seller, stranger)).data).toEqual([]);
  expect((await bot('cancelStars', { subscriptionId }, seller, stranger)).errorCode).toBe('not_found');
  const other = await makeSeller(api.db);
  expect((await bot('cancelStars', { subscriptionId }, other)).errorCode).toBe('not_found');
  expect((await bot('cancelStars', { subscriptionId })).data).toMatchObject({ renewal: 'cancelling' });
  const [act] = await api.database
    .sql`select actor_kind, actor_id, action from audit where target_id = ${subscriptionId}`;
  expect(act).toEqual({ actor_kind: 'bot', actor_id: String(telegramId), action: 'stars.cancel' });
});

test('what is over is neither shown to the payer nor cancelled', async () => {
  await api.database.sql`update subscription set ended_at = now() where id = ${subscriptionId}`;
  expect((await bot('starsSubscriptions', {})).data).toEqual([]);
  expect(await bot('cancelStars', { subscriptionId })).toMatchObject({ errorCode: 'conflict' });
});
