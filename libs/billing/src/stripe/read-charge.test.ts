import { describe, expect, it } from 'vitest';
import {
  account,
  balanceTransaction,
  charge,
  date,
  dispute,
  invoice,
  list,
  marks,
  orderId,
  refund,
} from '../../test/objects.ts';
import { type Routes, stripeStub } from '../../test/stripe-stub.ts';
import { readCharge } from './read-charge.ts';

type Fields = Record<string, unknown>;

const ofSubscription = (metadata: Fields = marks) => ({
  type: 'subscription_details',
  subscription_details: { subscription: 'sub_1', metadata },
});
const paidInvoice = (fields: Fields = {}) =>
  list({ id: 'inpay_1', invoice: invoice({ parent: ofSubscription(), ...fields }) });
const paid = (fields: Fields = {}) =>
  charge({
    balance_transaction: balanceTransaction(900, { fee: 39, type: 'charge' }),
    payment_intent: { id: 'pi_1', metadata: {} },
    ...fields,
  });

async function read(routes: Routes) {
  const { stripe, seen } = await stripeStub({
    'GET /v1/charges/ch_1': { body: paid() },
    'GET /v1/invoice_payments': { body: paidInvoice() },
    'GET /v1/refunds': { body: list() },
    'GET /v1/disputes': { body: list() },
    ...routes,
  });
  return { fact: await readCharge(stripe, { account, chargeId: 'ch_1' }), seen };
}

describe('readCharge', () => {
  it('finds the invoice and its subscription, on the right account', async () => {
    const { fact, seen } = await read({});
    expect(fact).toEqual({
      kind: 'charge',
      providerId: 'ch_1',
      paymentIntentId: 'pi_1',
      payment: {
        orderId,
        providerId: 'in_1',
        carrier: { objectKind: 'subscription', objectId: 'sub_1' },
        amount: { amountMinor: 900n, currency: 'EUR' },
        paidAt: date(2),
        paidThrough: date(31),
      },
      refunds: [],
      disputes: [],
      balance: {
        transactionId: 'txn_900',
        amount: { amountMinor: 900n, currency: 'EUR' },
        feeMinor: 39n,
        at: date(10),
      },
    });
    expect(seen).toHaveLength(4);
    expect(seen.every(({ headers }) => headers['stripe-account'] === account)).toBe(true);
    const asked = seen.find(({ path }) => path === '/v1/invoice_payments')?.query;
    expect(asked?.get('payment[payment_intent]')).toBe('pi_1');
  });

  it('finds the session of what was paid once by the marks on its intent', async () => {
    const { fact, seen } = await read({
      'GET /v1/charges/ch_1': { body: paid({ payment_intent: { id: 'pi_1', metadata: marks } }) },
      'GET /v1/checkout/sessions': { body: list({ id: 'cs_1', amount_total: 4900, currency: 'eur' }) },
    });
    expect(fact).toMatchObject({
      payment: {
        orderId,
        providerId: 'cs_1',
        carrier: { objectKind: 'checkout_session', objectId: 'cs_1' },
        amount: { amountMinor: 4900n, currency: 'EUR' },
        paidThrough: null,
      },
    });
    expect(seen.some(({ path }) => path === '/v1/invoice_payments')).toBe(false);
  });

  it.each([
    ['has no invoice', { 'GET /v1/invoice_payments': { body: list() } }],
    [
      'paid an invoice of no subscription',
      { 'GET /v1/invoice_payments': { body: paidInvoice({ parent: null }) } },
    ],
    ['was made without an intent', { 'GET /v1/charges/ch_1': { body: paid({ payment_intent: null }) } }],
  ] satisfies [string, Routes][])(
    'of something else, which %s: no payment, and nothing more is asked',
    async (_, routes) => {
      const { fact, seen } = await read(routes);
      expect(fact).toMatchObject({ payment: null, refunds: [], disputes: [] });
      expect(seen.length).toBeLessThanOrEqual(2);
    },
  );

  it('a subscription whose marks are not told is for our own records to find', async () => {
    const { fact } = await read({
      'GET /v1/invoice_payments': { body: paidInvoice({ parent: ofSubscription({}) }) },
    });
    expect(fact).toMatchObject({ payment: { orderId: null, carrier: { objectId: 'sub_1' } } });
  });

  it('reads all refunds, page by page, with what moved and what came back', async () => {
    const failed = refund({
      id: 're_2',
      status: 'failed',
      failure_reason: 'lost_or_stolen_card',
      failure_balance_transaction: balanceTransaction(900),
    });
    const { fact, seen } = await read({
      'GET /v1/refunds': ({ query }) =>
        query.get('starting_after') === 're_1'
          ? { body: list(failed) }
          : { body: { ...list(refund({ balance_transaction: 'txn_unexpanded' })), has_more: true } },
    });
    expect(fact).toMatchObject({
      refunds: [
        { providerId: 're_1', status: 'succeeded', moved: null, returned: null, createdAt: date(10) },
        {
          providerId: 're_2',
          status: 'failed',
          failureReason: 'lost_or_stolen_card',
          moved: { amount: { amountMinor: -900n } },
          returned: { amount: { amountMinor: 900n } },
        },
      ],
    });
    expect(seen.filter(({ path }) => path === '/v1/refunds')).toHaveLength(2);
  });

  it.each([
    ['opened', {}, { withdrawn: { feeMinor: 2000n }, reinstated: null, status: 'needs_response' }],
    ['an inquiry', { status: 'warning_needs_response', balance_transactions: [] }, { withdrawn: null }],
    [
      'won',
      { status: 'won', balance_transactions: [balanceTransaction(900), balanceTransaction(-900)] },
      { status: 'won', withdrawn: { transactionId: 'txn_-900' }, reinstated: { transactionId: 'txn_900' } },
    ],
    ['a status to come', { status: 'appeal_under_moonlight' }, { status: 'appeal_under_moonlight' }],
  ])('a dispute: %s', async (_, fields, expected) => {
    const { fact } = await read({ 'GET /v1/disputes': { body: list(dispute(fields)) } });
    expect(fact).toMatchObject({ disputes: [{ providerId: 'du_1', respondBy: date(19), ...expected }] });
  });

  it('one that is not there is gone; what cannot be read is a failure, never a charge without refunds', async () => {
    const { stripe } = await stripeStub({});
    expect(await readCharge(stripe, { account, chargeId: 'ch_1' })).toEqual({ kind: 'gone' });
    await expect(read({ 'GET /v1/refunds': { status: 500, body: '' } })).rejects.toMatchObject({
      kind: 'retry',
    });
    await expect(read({ 'GET /v1/disputes': { body: { data: [{ id: 7 }] } } })).rejects.toMatchObject({
      kind: 'faulty',
    });
  });
});
