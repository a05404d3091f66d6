import { describe, expect, it } from 'vitest';
import { account, list } from '../../test/objects.ts';
import { type Routes, stripeStub } from '../../test/stripe-stub.ts';
import { giveBack } from './give-back.ts';

describe('giveBack', () => {
  const intent = (refunded: boolean) => ({
    body: { id: 'pi_1', object: 'payment_intent', latest_charge: { id: 'ch_1', refunded } },
  });
  const refunded = (status: string) => ({ body: { id: 're_1', object: 'refund', status } });
  const payment = (status: string) => ({
    body: list({ status, payment: { type: 'payment_intent', payment_intent: 'pi_1' } }),
  });
  const give = async (
    routes: Routes,
    paid: Parameters<typeof giveBack>[1]['paid'] = { paymentIntentId: 'pi_1' },
  ) => {
    const { stripe, seen } = await stripeStub(routes);
    return { outcome: giveBack(stripe, { account, paid, idempotencyKey: 'block-1' }), seen };
  };

  it.each(['succeeded', 'pending'])('a purchase, in full: %s', async (status) => {
    const { outcome, seen } = await give({
      'GET /v1/payment_intents/pi_1': intent(false),
      'POST /v1/refunds': refunded(status),
    });
    expect(await outcome).toBe('done');
    expect(seen.map(({ path }) => path)).toEqual(['/v1/payment_intents/pi_1', '/v1/refunds']);
    expect(seen[1]?.body).toBe('payment_intent=pi_1');
    expect(seen[1]?.headers).toMatchObject({ 'stripe-account': account, 'idempotency-key': 'block-1' });
  });

  it('what an invoice was paid with', async () => {
    const routes = {
      'GET /v1/invoice_payments': payment('paid'),
      'GET /v1/payment_intents/pi_1': intent(false),
      'POST /v1/refunds': refunded('succeeded'),
    };
    const { outcome, seen } = await give(routes, { invoiceId: 'in_1' });
    expect(await outcome).toBe('done');
    expect(seen[0]?.query.get('invoice')).toBe('in_1');
  });

  it('nothing is left to give back', async () => {
    const { outcome, seen } = await give({ 'GET /v1/payment_intents/pi_1': intent(true) });
    expect(await outcome).toBe('already');
    expect(seen).toHaveLength(1);
  });

  it('an invoice that nobody paid is not guessed at', async () => {
    const { outcome } = await give({ 'GET /v1/invoice_payments': payment('open') }, { invoiceId: 'in_1' });
    await expect(outcome).rejects.toMatchObject({ kind: 'faulty' });
  });

  it.each(['failed', 'canceled'])('a refund that is %s is no refund', async (status) => {
    const { outcome } = await give({
      'GET /v1/payment_intents/pi_1': intent(false),
      'POST /v1/refunds': refunded(status),
    });
    await expect(outcome).rejects.toMatchObject({ kind: 'faulty' });
  });
});
