import { describe, expect, it } from 'vitest';
import { account, date, day, marks, orderId, organisationId } from '../../test/objects.ts';
import { refusal, stripeStub } from '../../test/stripe-stub.ts';
import type { CheckoutOrder } from './checkout-order.ts';
import { createCheckout } from './create-checkout.ts';
import { expireCheckout } from './expire-checkout.ts';

const order = {
  account,
  stripePriceId: 'price_1',
  orderId,
  organisationId,
  successUrl: 'https://example.com/done',
  cancelUrl: 'https://example.com/back',
  idempotencyKey: `checkout-${orderId}`,
};
const opened = { id: 'cs_1', url: 'https://pay.example.com/cs_1', expires_at: day(2) };

async function sent(checkout: CheckoutOrder) {
  const { stripe, seen } = await stripeStub({ 'POST /v1/checkout/sessions': { body: opened } });
  const session = await createCheckout(stripe, checkout);
  const request = seen[0];
  if (!request) throw new Error('nothing was sent');
  return { session, request, params: Object.fromEntries(new URLSearchParams(request.body)) };
}

const marked = (prefix: string) =>
  Object.fromEntries(Object.entries(marks).map(([key, value]) => [`${prefix}[${key}]`, value]));

describe('createCheckout', () => {
  it('a subscription: a direct charge with our marks on session and subscription', async () => {
    const { session, request, params } = await sent({ ...order, mode: 'subscription' });
    expect(session).toEqual({ sessionId: 'cs_1', url: opened.url, expiresAt: date(2) });
    expect(request.headers).toMatchObject({
      'stripe-account': account,
      'idempotency-key': order.idempotencyKey,
    });
    expect(params).toEqual({
      mode: 'subscription',
      'line_items[0][price]': 'price_1',
      'line_items[0][quantity]': '1',
      client_reference_id: orderId,
      success_url: order.successUrl,
      cancel_url: order.cancelUrl,
      ...marked('metadata'),
      ...marked('subscription_data[metadata]'),
    });
  });

  it('a trial without a card ends the subscription if none is given', async () => {
    const { params } = await sent({
      ...order,
      mode: 'subscription',
      trial: { days: 7, withoutCard: true },
      applicationFeePercent: 2.5,
    });
    expect(params).toMatchObject({
      payment_method_collection: 'if_required',
      'subscription_data[trial_period_days]': '7',
      'subscription_data[trial_settings][end_behavior][missing_payment_method]': 'cancel',
      'subscription_data[application_fee_percent]': '2.5',
    });
  });

  it('a trial with a card asks for it', async () => {
    const trial = { days: 7, withoutCard: false };
    const { params } = await sent({ ...order, mode: 'subscription', trial });
    expect(params).toHaveProperty(['subscription_data[trial_period_days]'], '7');
    expect(params).not.toHaveProperty('payment_method_collection');
  });

  it('a payment: marks on the payment intent, and a customer is made', async () => {
    const { params } = await sent({
      ...order,
      mode: 'payment',
      buyer: { email: 'buyer@example.com' },
      applicationFeeMinor: 150n,
      expiresAt: date(2),
    });
    expect(params).toMatchObject({
      mode: 'payment',
      customer_creation: 'always',
      customer_email: 'buyer@example.com',
      expires_at: String(day(2)),
      'payment_intent_data[application_fee_amount]': '150',
      ...marked('payment_intent_data[metadata]'),
    });
  });

  it('a known customer pays again', async () => {
    const { params } = await sent({ ...order, mode: 'payment', buyer: { customerId: 'cus_1' } });
    expect(params).toHaveProperty('customer', 'cus_1');
    expect(params).not.toHaveProperty('customer_creation');
  });
});

describe('expireCheckout', () => {
  const target = { account, sessionId: 'cs_1' };
  const expire = 'POST /v1/checkout/sessions/cs_1/expire';
  const retrieve = 'GET /v1/checkout/sessions/cs_1';

  it('closes an open one', async () => {
    const { stripe } = await stripeStub({ [expire]: { body: { status: 'expired' } } });
    expect(await expireCheckout(stripe, target)).toEqual({ kind: 'checkout', status: 'expired' });
  });

  it.each(['expired', 'complete'])('says when it was %s already', async (status) => {
    const { stripe } = await stripeStub({ [expire]: refusal(400, {}), [retrieve]: { body: { status } } });
    expect(await expireCheckout(stripe, target)).toEqual({ kind: 'checkout', status });
  });

  it('a missing one is gone, and a fault of Stripe is a failure', async () => {
    const { stripe } = await stripeStub({});
    expect(await expireCheckout(stripe, target)).toEqual({ kind: 'gone' });
    const faulty = await stripeStub({ [expire]: { status: 500, body: '' } });
    await expect(expireCheckout(faulty.stripe, target)).rejects.toMatchObject({ kind: 'retry' });
  });
});
