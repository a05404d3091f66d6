import type Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectConformance } from './testing/expect-conformance.ts';
import { openCheckout, openShop, type Shop, typesOf } from './testing/sell.ts';
import { startSandbox, type TestSandbox } from './testing/start-sandbox.ts';

describe('money that comes once, late, or goes back', () => {
  let sandbox: TestSandbox;
  let shop: Shop;
  let stripe: Stripe;
  beforeAll(async () => {
    sandbox = await startSandbox();
    ({ stripe } = sandbox);
    shop = await openShop(sandbox);
  });
  beforeEach(async () => {
    await sandbox.settled();
    sandbox.received.length = 0;
  });
  afterAll(() => sandbox.stop());

  const read = (id: string) =>
    stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent', 'subscription'] }, shop.options);
  const once: Partial<Stripe.Checkout.SessionCreateParams> = { mode: 'payment' };
  async function buyOnce(card: string) {
    const { subscription_data: _, ...rest } = {
      ...once,
      line_items: [{ price: shop.once.id, quantity: 1 }],
      payment_intent_data: { metadata: { order: 'order-2' }, application_fee_amount: 250 },
      subscription_data: undefined,
    };
    const session = await stripe.checkout.sessions.create(
      { mode: 'payment', success_url: 'https://example.com/done', metadata: { order: 'order-2' }, ...rest },
      shop.options,
    );
    await sandbox.control(`checkout/${session.id}/pay`, { card, email: 'payer@example.com' });
    return read(session.id);
  }

  it('takes a one-time payment', async () => {
    const session = await buyOnce('4242424242424242');
    expect(session).toMatchObject({
      mode: 'payment',
      payment_status: 'paid',
      customer: null,
      payment_intent: { status: 'succeeded', metadata: { order: 'order-2' }, application_fee_amount: 250 },
    });
  });

  it('declines a one-time payment', async () => {
    const session = await buyOnce('4000000000000002');
    expect(session).toMatchObject({ status: 'open', payment_status: 'unpaid', payment_intent: null });
    await sandbox.settled();
    expect(typesOf(sandbox, shop)).toEqual(
      expect.arrayContaining(['charge.failed', 'payment_intent.payment_failed']),
    );
  });

  it('completes with SEPA before the money is there, and says when it is', async () => {
    const session = await openCheckout(sandbox, shop);
    await sandbox.control(`checkout/${session.id}/pay`, { card: 'sepa' });
    const underWay = await read(session.id);
    expect(underWay).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      subscription: { status: 'active' },
    });
    await sandbox.advance(6);
    expect((await read(session.id)).payment_status).toBe('paid');
    await sandbox.settled();
    expect(typesOf(sandbox, shop)).toEqual(
      expect.arrayContaining([
        'payment_intent.processing',
        'checkout.session.async_payment_succeeded',
        'invoice.paid',
      ]),
    );
  });

  it('completes with SEPA and the money does not come', async () => {
    const session = await buyOnce('sepa');
    await sandbox.control(`checkout/${session.id}/arrive`, { outcome: 'failed' });
    expect((await read(session.id)).payment_status).toBe('unpaid');
    const subscribing = await openCheckout(sandbox, shop);
    await sandbox.control(`checkout/${subscribing.id}/pay`, { card: 'sepa_fail' });
    await sandbox.advance(6);
    expect(await read(subscribing.id)).toMatchObject({ subscription: { status: 'past_due' } });
    await sandbox.settled();
    expect(
      typesOf(sandbox, shop).filter((type) => type === 'checkout.session.async_payment_failed'),
    ).toHaveLength(2);
  });

  it('refunds in part, in full, and not more', async () => {
    const intent = (await buyOnce('4242424242424242')).payment_intent as Stripe.PaymentIntent;
    const part = await stripe.refunds.create({ payment_intent: intent.id, amount: 1000 }, shop.options);
    expect(part).toMatchObject({ amount: 1000, status: 'succeeded', charge: intent.latest_charge });
    const charge = String(intent.latest_charge);
    expect(await stripe.charges.retrieve(charge, {}, shop.options)).toMatchObject({
      refunded: false,
      amount_refunded: 1000,
    });
    await stripe.refunds.create({ charge, refund_application_fee: true }, shop.options);
    const full = await stripe.charges.retrieve(charge, { expand: ['refunds'] }, shop.options);
    expect(full).toMatchObject({ refunded: true, amount_refunded: 2500 });
    expect(full.refunds?.data).toHaveLength(2);
    await expect(stripe.refunds.create({ charge }, shop.options)).rejects.toMatchObject({
      code: 'charge_already_refunded',
    });
    await sandbox.control(`refunds/${part.id}/fail`);
    const listed = await stripe.refunds.list(
      { charge, expand: ['data.balance_transaction', 'data.failure_balance_transaction'] },
      shop.options,
    );
    expect(listed.data).toMatchObject([
      { status: 'succeeded', balance_transaction: { amount: -1500 } },
      {
        status: 'failed',
        balance_transaction: { amount: -1000 },
        failure_balance_transaction: { amount: 1000 },
      },
    ]);
    await sandbox.settled();
    expect(typesOf(sandbox, shop)).toEqual(
      expect.arrayContaining(['refund.created', 'charge.refunded', 'refund.failed']),
    );
  });

  it('disputes: won, lost, an inquiry', async () => {
    const chargeOf = async (card: string) =>
      String(((await buyOnce(card)).payment_intent as Stripe.PaymentIntent).latest_charge);
    const won = (await sandbox.control(
      `charges/${await chargeOf('4242424242424242')}/dispute`,
    )) as Stripe.Dispute;
    await stripe.disputes.update(
      won.id,
      { evidence: { uncategorized_text: 'They were there.' }, submit: true },
      shop.options,
    );
    await sandbox.control(`disputes/${won.id}/close`, { result: 'won' });
    const lost = (await sandbox.control(
      `charges/${await chargeOf('4242424242424242')}/dispute`,
    )) as Stripe.Dispute;
    expect((await stripe.disputes.close(lost.id, {}, shop.options)).status).toBe('lost');
    const inquiry = (await sandbox.control(`charges/${await chargeOf('4242424242424242')}/dispute`, {
      inquiry: true,
    })) as Stripe.Dispute;
    expect(inquiry.status).toBe('warning_needs_response');
    await sandbox.control(`disputes/${inquiry.id}/close`, { result: 'won' });
    await chargeOf('4000000000000259');
    const { data } = await stripe.disputes.list({}, shop.options);
    expect(data.map((dispute) => dispute.status)).toEqual([
      'needs_response',
      'warning_closed',
      'lost',
      'won',
    ]);
    await sandbox.settled();
    const types = typesOf(sandbox, shop);
    expect(types.filter((type) => type === 'charge.dispute.funds_withdrawn')).toHaveLength(3);
    expect(types.filter((type) => type === 'charge.dispute.funds_reinstated')).toHaveLength(1);
  });

  it('pays out what is available', async () => {
    await buyOnce('4242424242424242');
    await sandbox.advance(3);
    const payout = (await sandbox.control(`accounts/${shop.account}/payout`)) as Stripe.Payout;
    await sandbox.control(`payouts/${payout.id}/paid`);
    const { data } = await stripe.balanceTransactions.list({ payout: payout.id, limit: 100 }, shop.options);
    const paidOut = data
      .filter((entry) => entry.type !== 'payout')
      .reduce((sum, entry) => sum + entry.net, 0);
    expect(paidOut).toBe(payout.amount);
    await sandbox.control(`payouts/${payout.id}/failed`);
    expect((await stripe.payouts.retrieve(payout.id, {}, shop.options)).status).toBe('failed');
    const balance = await stripe.balance.retrieve({}, shop.options);
    expect(balance.available[0]?.amount).toBe(payout.amount);
    await sandbox.settled();
    expect(typesOf(sandbox, shop)).toEqual(
      expect.arrayContaining([
        'payout.created',
        'payout.paid',
        'payout.reconciliation_completed',
        'payout.failed',
      ]),
    );
  });

  it('follows the contract', () => expectConformance(sandbox));
});
