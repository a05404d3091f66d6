import { describe, expect, it } from 'vitest';
import { account, list, organisationId } from '../../test/objects.ts';
import { type Routes, refusal, stripeStub } from '../../test/stripe-stub.ts';
import { createRefund, type NewRefund } from './create-refund.ts';

const wanted: NewRefund = {
  account,
  organisationId,
  paidId: 'in_1',
  paymentIntentId: 'pi_1',
  idempotencyKey: 'refund-1',
};
const created = { id: 're_1', status: 'pending', amount: 900, currency: 'eur' };

async function refund(given: Partial<NewRefund> = {}, routes: Routes = {}) {
  const { stripe, seen } = await stripeStub({
    'GET /v1/payment_intents/pi_1': { body: { latest_charge: { id: 'ch_1', application_fee_amount: null } } },
    'POST /v1/refunds': { body: created },
    ...routes,
  });
  const outcome = await createRefund(stripe, { ...wanted, ...given });
  const request = seen.find(({ method }) => method === 'POST');
  return { outcome, seen, request, params: Object.fromEntries(new URLSearchParams(request?.body)) };
}

describe('createRefund', () => {
  it('gives back all that is left, on the creator’s account, once per key', async () => {
    const { outcome, request, params } = await refund();
    expect(outcome).toEqual({
      kind: 'refund',
      providerId: 're_1',
      chargeId: 'ch_1',
      status: 'pending',
      amount: { amountMinor: 900n, currency: 'EUR' },
    });
    expect(request?.headers).toMatchObject({ 'stripe-account': account, 'idempotency-key': 'refund-1' });
    expect(params).toEqual({ charge: 'ch_1', 'metadata[latchkey_organisation]': organisationId });
  });

  it('a part of it, for a reason', async () => {
    const { params } = await refund({ amountMinor: 300n, reason: 'duplicate' });
    expect(params).toMatchObject({ amount: '300', reason: 'duplicate' });
  });

  it('with the platform’s share, where it took one', async () => {
    const latest_charge = { id: 'ch_1', application_fee_amount: 90 };
    const { params } = await refund({}, { 'GET /v1/payment_intents/pi_1': { body: { latest_charge } } });
    expect(params).toMatchObject({ refund_application_fee: 'true' });
  });

  it.each([
    [
      'in_1',
      { 'GET /v1/invoice_payments': { body: list({ status: 'paid', payment: { payment_intent: 'pi_1' } }) } },
    ],
    [
      'cs_1',
      {
        'GET /v1/checkout/sessions/cs_1': {
          body: { id: 'cs_1', created: 1, payment_status: 'paid', payment_intent: 'pi_1' },
        },
      },
    ],
  ] satisfies [string, Routes][])(
    'a payment whose intent we do not know: found by %s',
    async (paidId, routes) => {
      expect((await refund({ paidId, paymentIntentId: null }, routes)).outcome).toMatchObject({
        kind: 'refund',
      });
    },
  );

  it.each([
    ['charge_already_refunded', 'already_refunded'],
    ['charge_disputed', 'disputed'],
    [undefined, 'refused'],
  ])('a refusal is an answer: %s', async (code, reason) => {
    const { outcome } = await refund({}, { 'POST /v1/refunds': refusal(400, { code }) });
    expect(outcome).toEqual({ kind: 'refused', reason });
  });

  it('nothing to give back is gone; a lost answer is a failure', async () => {
    const free = await refund({ paymentIntentId: null }, { 'GET /v1/invoice_payments': { body: list() } });
    expect(free.outcome).toEqual({ kind: 'gone' });
    await expect(refund({}, { 'POST /v1/refunds': { cut: true } })).rejects.toMatchObject({ kind: 'retry' });
  });
});
