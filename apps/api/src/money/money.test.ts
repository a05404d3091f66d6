import { subscriptionFact } from '@latchkey/db/testing/factories/facts';
import { chargeFact, disputeFact, payoutFact, refundFact } from '@latchkey/db/testing/factories/money';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { call } from '../../test/call.ts';
import { type Member, makeMember, readFact } from '../../test/member-world.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { makeSeller, type Seller } from '../../test/world.ts';
import { paymentAtStripe } from './at-stripe.ts';

let api: TestApi;
let seller: Seller;
let [ada, grace]: Member[] = [];
const at = new Date('2026-03-10T12:00:00Z');
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  seller = await makeSeller(api.db);
  ada = await makeMember(api, seller, { firstName: 'Ada', at });
  grace = await makeMember(api, seller, { firstName: 'Grace', email: 'grace@example.com', at });
  const charge = chargeFact(subscriptionFact((ada as Member).orderId, at), {
    refunds: [refundFact(at, { amount: { amountMinor: 300n, currency: 'EUR' } })],
  });
  await readFact(api, seller, charge);
  await readFact(
    api,
    seller,
    chargeFact(subscriptionFact((grace as Member).orderId, at), { disputes: [disputeFact(at)] }),
  );
});

const get = async (path: string, input: object = {}) => {
  const { data, errorCode, message } = await call(api, path, input, seller.byKey);
  if (errorCode) throw new Error(message ?? errorCode);
  return data as { items: Record<string, unknown>[] };
};
const period = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' };

test('money.summary says by the journal what came in, went back and is left', async () => {
  const { data } = await call(api, 'money.summary', period, seller.byKey);
  const eur = (amountMinor: string) => ({ amountMinor, currency: 'EUR' });
  expect(data).toEqual([
    {
      currency: 'EUR',
      gross: eur('2000'),
      refunds: eur('300'),
      disputes: eur('1000'),
      fees: eur('2000'),
      net: eur('-1300'),
      paidOut: eur('0'),
    },
  ]);
  const later = { from: period.to, to: '2026-05-01T00:00:00Z' };
  expect((await call(api, 'money.summary', later, seller.byKey)).data).toEqual([]);
});

test('payments say whose they are, and are narrowed by date, currency and what became of them', async () => {
  const { items } = await get('payment.list', period);
  expect(items).toHaveLength(2);
  expect(items[0]).toMatchObject({
    plan: 'monthly',
    payer: { firstName: 'Grace', email: 'grace@example.com' },
  });
  const statuses = { partly_refunded: ['Ada'], disputed: ['Grace'], refunded: [], paid: [] };
  for (const [status, expected] of Object.entries(statuses)) {
    const found = (await get('payment.list', { status })).items.map(
      ({ payer }) => (payer as { firstName: string }).firstName,
    );
    expect([status, found]).toEqual([status, expected]);
  }
  expect((await get('payment.list', { currency: 'USD' })).items).toEqual([]);
  expect((await get('payment.list', { from: period.to })).items).toEqual([]);
});

test('refunds and disputes lead to the member, disputes with the day until which to answer', async () => {
  expect((await get('refund.list')).items).toMatchObject([
    { payer: { subscriberId: ada?.subscriberId }, status: 'succeeded', amount: { amountMinor: '300' } },
  ]);
  expect((await get('refund.list', { status: 'failed' })).items).toEqual([]);
  expect((await get('dispute.list', { open: true })).items).toMatchObject([
    {
      payer: { subscriberId: grace?.subscriberId },
      reason: 'fraudulent',
      respondBy: '2026-03-19T12:00:00.000Z',
    },
  ]);
  expect((await get('dispute.list', { open: false })).items).toEqual([]);
});

test('payouts are narrowed likewise', async () => {
  await readFact(api, seller, payoutFact(at));
  expect((await get('payout.list', { ...period, status: 'in_transit', currency: 'EUR' })).items).toHaveLength(
    1,
  );
  expect((await get('payout.list', { status: 'failed' })).items).toEqual([]);
});

test('nothing of it is another organisation’s', async () => {
  const other = await makeSeller(api.db);
  for (const path of ['payment.list', 'refund.list', 'dispute.list', 'payout.list'])
    expect((await call(api, path, {}, other.byKey)).data).toMatchObject({ items: [] });
  expect((await call(api, 'money.summary', period, other.byKey)).data).toEqual([]);
});

test.each([
  ['live', { livemode: true }, 'https://dashboard.stripe.com/acct_1/payments/pi_1'],
  ['test', { livemode: false }, 'https://dashboard.stripe.com/acct_1/test/payments/pi_1'],
  ['Stars', { livemode: true, provider: 'stars' as const }, null],
])('where a payment is seen at Stripe: %s', (_name, of, url) => {
  const payment = { account: 'acct_1', paymentIntentId: 'pi_1', ...of };
  expect(paymentAtStripe(payment, { sandboxUrl: null })).toBe(url);
  expect(paymentAtStripe(payment, { sandboxUrl: 'http://127.0.0.1:4500' })).toBeNull();
});
