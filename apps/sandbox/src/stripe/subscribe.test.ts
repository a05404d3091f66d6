import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectConformance } from './testing/expect-conformance.ts';
import { openCheckout, openShop, type Shop, subscribe, typesOf } from './testing/sell.ts';
import { startSandbox, type TestSandbox, webhookSecret } from './testing/start-sandbox.ts';

describe('a subscription bought on the hosted page', () => {
  let sandbox: TestSandbox;
  let shop: Shop;
  beforeAll(async () => {
    sandbox = await startSandbox();
    shop = await openShop(sandbox);
  });
  afterAll(() => sandbox.stop());

  it('gives complete objects and the events of a first payment', async () => {
    const { stripe } = sandbox;
    const session = await openCheckout(sandbox, shop);
    expect(session).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      subscription: null,
      amount_total: 900,
    });
    await sandbox.control(`checkout/${session.id}/pay`, {
      card: '4242424242424242',
      email: 'payer@example.com',
    });

    const done = await stripe.checkout.sessions.retrieve(
      session.id,
      { expand: ['line_items', 'customer'] },
      shop.options,
    );
    expect(done).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      metadata: { order: 'order-1' },
      customer: { email: 'payer@example.com' },
      line_items: { data: [{ price: { id: shop.monthly.id } }] },
    });
    const subscription = await stripe.subscriptions.retrieve(
      String(done.subscription),
      { expand: ['latest_invoice.payments'] },
      shop.options,
    );
    expect(subscription.status).toBe('active');
    expect(subscription.metadata).toEqual({ order: 'order-1' });
    const [item] = subscription.items.data;
    expect((item?.current_period_end ?? 0) - (item?.current_period_start ?? 0)).toBeGreaterThan(27 * 86_400);
    const invoice = subscription.latest_invoice as Stripe.Invoice;
    expect(invoice.status).toBe('paid');
    expect(invoice.parent?.subscription_details).toMatchObject({
      subscription: subscription.id,
      metadata: { order: 'order-1' },
    });
    const { payment } = invoice.payments?.data[0] ?? {};
    const intent = await stripe.paymentIntents.retrieve(
      String(payment?.payment_intent),
      { expand: ['latest_charge.balance_transaction'] },
      shop.options,
    );
    expect(intent).toMatchObject({
      status: 'succeeded',
      application_fee_amount: 90,
      latest_charge: { paid: true, balance_transaction: { amount: 900, status: 'pending' } },
    });

    await sandbox.settled();
    expect(typesOf(sandbox, shop)).toEqual(
      expect.arrayContaining([
        'customer.subscription.created',
        'invoice.paid',
        'payment_intent.succeeded',
        'charge.succeeded',
        'checkout.session.completed',
      ]),
    );
    const updated = sandbox.received.find(
      ({ event }) => event.type === 'customer.subscription.updated',
    )?.event;
    expect(updated?.data.previous_attributes).toEqual({ status: 'incomplete' });
    expect(updated?.account).toBe(shop.account);
  });

  it('signs what it sends', async () => {
    const [first] = await sandbox.settled();
    if (!first) throw new Error('nothing received');
    const event = await sandbox.stripe.webhooks.constructEventAsync(
      first.body,
      first.signature,
      webhookSecret,
    );
    expect(event.id).toBe(first.event.id);
    await expect(
      sandbox.stripe.webhooks.constructEventAsync(`${first.body} `, first.signature, webhookSecret),
    ).rejects.toThrow(/signature/i);
  });

  it('keeps accounts apart', async () => {
    const other = await openShop(sandbox);
    const subscription = await subscribe(sandbox, shop);
    await expect(
      sandbox.stripe.subscriptions.retrieve(subscription.id, {}, other.options),
    ).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    });
  });

  it('declines a card and lets the payer try again', async () => {
    const session = await openCheckout(sandbox, shop);
    const refused = await sandbox.control(`checkout/${session.id}/pay`, { card: '4000000000000002' });
    expect(refused).toMatchObject({ outcome: 'declined', session: { status: 'open' } });
    const [incomplete] = (await sandbox.stripe.subscriptions.list({ status: 'incomplete' }, shop.options))
      .data;
    expect(incomplete?.status).toBe('incomplete');
    const paid = await sandbox.control(`checkout/${session.id}/pay`, { card: '4242424242424242' });
    expect(paid).toMatchObject({ outcome: 'succeeded', session: { subscription: incomplete?.id } });
  });

  it('asks for 3-D Secure', async () => {
    const session = await openCheckout(sandbox, shop);
    const pay = (authenticate?: string) =>
      sandbox.control(`checkout/${session.id}/pay`, {
        card: '4000002500003155',
        ...(authenticate && { authenticate }),
      });
    expect(await pay()).toMatchObject({ outcome: 'requires_action' });
    expect(await pay('fail')).toMatchObject({ outcome: 'declined' });
    expect(await pay('confirm')).toMatchObject({ outcome: 'succeeded', session: { payment_status: 'paid' } });
  });

  it('follows the contract', () => expectConformance(sandbox));
});
