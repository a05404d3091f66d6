import { describe, expect, it } from 'vitest';
import { account, charge, date, day, intent, orderId, session } from '../../test/objects.ts';
import { type Routes, stripeStub } from '../../test/stripe-stub.ts';
import { readPurchase } from './read-purchase.ts';

const target = { account, sessionId: 'cs_1' };

async function read(fields = {}, routes: Routes = {}) {
  const { stripe, seen } = await stripeStub({
    'GET /v1/checkout/sessions/cs_1': { body: session(fields) },
    ...routes,
  });
  const fact = await readPurchase(stripe, target);
  if (fact.kind === 'gone') throw new Error('gone');
  return { ...fact, requests: seen.map((request) => request.path) };
}

describe('readPurchase', () => {
  it('reads a paid one in one request', async () => {
    const { requests, ...fact } = await read();
    expect(fact).toEqual({
      kind: 'purchase',
      providerId: 'cs_1',
      orderId,
      status: 'paid',
      amount: { amountMinor: 4900n, currency: 'EUR' },
      paidAt: date(2),
      paymentIntentId: 'pi_1',
      subscriptionId: null,
      customerId: 'cus_1',
      customerEmail: 'buyer@example.com',
    });
    expect(requests).toHaveLength(1);
  });

  const unpaid = { status: 'complete', payment_status: 'unpaid' };
  it.each([
    ['open', { status: 'open', payment_status: 'unpaid', payment_intent: null }, 'open'],
    [
      'open and free: nobody has bought yet',
      { status: 'open', payment_status: 'no_payment_required' },
      'open',
    ],
    ['free and complete', { payment_status: 'no_payment_required', payment_intent: null }, 'paid'],
    ['expired', { status: 'expired', payment_status: 'unpaid', payment_intent: null }, 'expired'],
    ['SEPA on its way', { ...unpaid, payment_intent: intent({ status: 'processing' }) }, 'processing'],
    [
      'a voucher to be paid',
      { ...unpaid, payment_intent: intent({ status: 'requires_action' }) },
      'processing',
    ],
    ['complete, and no payment to look at', { ...unpaid, payment_intent: null }, 'processing'],
    [
      'SEPA that failed',
      { ...unpaid, payment_intent: intent({ status: 'requires_payment_method' }) },
      'failed',
    ],
    ['cancelled', { ...unpaid, payment_intent: intent({ status: 'canceled' }) }, 'failed'],
    ['an unknown status', { ...unpaid, status: 'parked' }, 'unknown'],
    ['an unknown payment status', { payment_status: 'bartered' }, 'unknown'],
  ])('%s', async (_name, fields, status) => {
    const fact = await read(fields);
    expect(fact.status).toBe(status);
    expect(fact.paidAt !== null).toBe(status === 'paid');
  });

  it('fetches the payment where the server ignored expand', async () => {
    const route = { body: intent({ status: 'requires_payment_method', latest_charge: null }) };
    const routes = { 'GET /v1/payment_intents/pi_1': route };
    expect((await read({ ...unpaid, payment_intent: 'pi_1' }, routes)).status).toBe('failed');
  });

  it('takes the time of the payment where the charge is not told', async () => {
    const fact = await read({ payment_intent: intent({ created: day(5), latest_charge: charge().id }) });
    expect(fact.paidAt).toEqual(date(5));
  });

  it('names the subscription that a session led to', async () => {
    const fact = await read({ payment_intent: null, subscription: { id: 'sub_1' } });
    expect(fact).toMatchObject({ subscriptionId: 'sub_1', status: 'paid', paidAt: date(1) });
  });

  it('a missing one is gone', async () => {
    const { stripe } = await stripeStub({});
    expect(await readPurchase(stripe, target)).toEqual({ kind: 'gone' });
  });
});
