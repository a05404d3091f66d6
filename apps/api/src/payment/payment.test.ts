import { findPaymentId } from '@latchkey/db/facts/find-payment-id';
import { loadOrder } from '@latchkey/db/facts/load-order';
import { writePayment } from '@latchkey/db/facts/write-payment';
import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintOrder } from '@latchkey/db/testing/factories/mint-order';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, call, signUp } from '../../test/call.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { addMember, makeSeller, type Seller } from '../../test/world.ts';

let api: TestApi;
let seller: Seller;
let owner: Caller;
let paymentId: string;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  seller = await makeSeller(api.db);
  const { userId, caller } = await signUp(api);
  await addMember(api.db, seller.organisationId, userId, 'owner');
  owner = caller;
  api.stripe.calls.length = 0;
  api.stripe.state.refusal = null;
  api.jobs.length = 0;
  paymentId = await pay('monthly');
});
afterAll(() => api.close());

async function pay(kind: 'monthly' | 'stars') {
  const at = new Date();
  const plan = seller.plans[kind];
  const { orderId } = await mintOrder(api.db, seller, { at, plan, for: { telegramId: mintTelegramId() } });
  const order = await loadOrder(api.db, { organisationId: seller.organisationId, orderId });
  if (!order) throw new Error('no order');
  const key = {
    provider: order.provider,
    account: order.provider === 'stars' ? '42' : seller.account,
    livemode: false,
    providerId: subscriptionFact(orderId, at).paidInvoice?.providerId ?? '',
  };
  await writePayment(api.db, order, {
    ...key,
    subscriptionId: null,
    paymentIntentId: `pi_${orderId}`,
    amountMinor: 1_000n,
    currency: 'EUR',
    paidAt: at,
    paidThrough: null,
    correlationId: order.correlationId,
  });
  return findPaymentId(api.db, key);
}

const refund = (input: object = {}) =>
  call(api, 'payment.refund', { paymentId, idempotencyKey: 'a double click', ...input }, owner);
const refundCalls = () => api.stripe.calls.filter(({ path }) => path === '/v1/refunds');
const audited = () => api.database.sql`
  select actor_kind, action, target_id, detail from audit where organisation_id = ${seller.organisationId} order by id`;

test('gives back at Stripe, on the creator’s account, once per key, and has the charge read', async () => {
  const { data } = await refund({ amountMinor: '400' });
  expect(data).toEqual({
    providerId: expect.stringMatching(/^re_/),
    status: 'succeeded',
    amount: { amountMinor: '400', currency: 'EUR' },
  });
  expect((await refund({ amountMinor: '400' })).data).toEqual(data);
  expect(new Set(refundCalls().map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  expect(refundCalls()[0]?.account).toBe(seller.account);
  const charge = { objectKind: 'charge', objectId: expect.stringMatching(/^ch_/), account: seller.account };
  // Nobody has read the charge since the first time: that read serves both.
  expect(api.jobs.map(({ name, payload }) => [name, payload])).toEqual([
    ['payment.sync', expect.objectContaining(charge)],
  ]);
  expect((await audited())[0]).toMatchObject({
    actor_kind: 'user',
    action: 'payment.refund',
    target_id: paymentId,
    detail: { amountMinor: '400' },
  });
});

test('who asked is written down, whether or not Stripe answers', async () => {
  api.stripe.state.down = true;
  expect(await refund()).toMatchObject({ errorCode: 'provider_unavailable' });
  api.stripe.state.down = false;
  expect(await audited()).toHaveLength(1);
  expect(api.jobs).toEqual([]);
});

test.each([
  ['charge_already_refunded', /already/],
  ['charge_disputed', /disputed/],
  ['amount_too_large', /more than/],
])('what Stripe refuses (%s) is told', async (code, message) => {
  api.stripe.state.refusal = code;
  const answer = await refund();
  expect(answer.errorCode).toBe('conflict');
  expect(answer.message).toMatch(message);
});

test('a payment of others is not there; one in Stars is not given back here; nothing and minus are no amounts', async () => {
  const own = paymentId;
  seller = await makeSeller(api.db);
  paymentId = await pay('monthly');
  expect((await refund()).errorCode).toBe('not_found');
  paymentId = own;
  expect((await refund({ amountMinor: '0' })).errorCode).toBe('invalid_input');
  expect((await refund({ amountMinor: '-5' })).errorCode).toBe('invalid_input');
  expect(refundCalls()).toEqual([]);
});

test('a payment in Stars is given back by its bot', async () => {
  paymentId = await pay('stars');
  expect((await refund()).errorCode).toBe('invalid_input');
  expect(refundCalls()).toEqual([]);
});

test('payments are listed with what was taken back, page by page; payouts too', async () => {
  const second = await pay('monthly');
  const page = (input: object) => call(api, 'payment.list', input, seller.byKey);
  const first = (await page({ limit: 1 })).data as { items: { id: string }[]; nextCursor: string };
  expect(first).toMatchObject({ items: [{ id: second, refunds: [], disputes: [] }], nextCursor: second });
  const next = await page({ limit: 1, cursor: first.nextCursor });
  expect(next.data).toMatchObject({
    items: [{ id: paymentId, amount: { amountMinor: '1000', currency: 'EUR' } }],
    nextCursor: null,
  });
  expect((await call(api, 'payout.list', {}, seller.byKey)).data).toEqual({ items: [], nextCursor: null });
  const others = await makeSeller(api.db);
  expect((await call(api, 'payment.list', {}, others.byKey)).data).toMatchObject({ items: [] });
});

test('policies: ends at once by default, set one by one, audited with what they were', async () => {
  const set = (input: object) => call(api, 'organisation.setPolicies', input, owner);
  expect((await set({})).data).toEqual({ refundPolicy: 'end_now', disputePolicy: 'end_now' });
  expect((await set({ refundPolicy: 'keep' })).data).toEqual({
    refundPolicy: 'keep',
    disputePolicy: 'end_now',
  });
  await set({ disputePolicy: 'end_at_period_end' });
  const [own] = (await call(api, 'organisation.list', undefined, owner)).data as object[];
  expect(own).toMatchObject({ refundPolicy: 'keep', disputePolicy: 'end_at_period_end', graceDays: 5 });
  expect((await audited()).at(-1)).toMatchObject({
    action: 'organisation.setPolicies',
    detail: { before: { disputePolicy: 'end_now' }, now: { disputePolicy: 'end_at_period_end' } },
  });
  expect((await set({ refundPolicy: 'sometimes' })).errorCode).toBe('invalid_input');
});
