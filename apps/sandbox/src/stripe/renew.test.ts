import type Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectConformance } from './testing/expect-conformance.ts';
import { openCheckout, openShop, type Shop, subscribe, typesOf } from './testing/sell.ts';
import { startSandbox, type TestSandbox } from './testing/start-sandbox.ts';

describe('renewals, retries and ends', () => {
  let sandbox: TestSandbox;
  let shop: Shop;
  let stripe: Stripe;
  beforeAll(async () => {
    sandbox = await startSandbox();
    ({ stripe } = sandbox);
  });
  beforeEach(async () => {
    shop = await openShop(sandbox);
    await sandbox.settled();
    sandbox.received.length = 0;
  });
  afterAll(() => sandbox.stop());

  const read = (id: string) =>
    stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] }, shop.options);
  const invoiceOf = (subscription: Stripe.Subscription) => subscription.latest_invoice as Stripe.Invoice;

  it('renews by the clock, at the time it was due', async () => {
    const before = await subscribe(sandbox, shop);
    const end = before.items.data[0]?.current_period_end ?? 0;
    await sandbox.advance(32);
    const after = await read(before.id);
    const invoice = invoiceOf(after);
    expect(after.items.data[0]?.current_period_start).toBe(end);
    expect(invoice).toMatchObject({ billing_reason: 'subscription_cycle', status: 'paid', created: end });
    expect(invoice.lines.data[0]?.period).toEqual({
      start: end,
      end: after.items.data[0]?.current_period_end,
    });
    await sandbox.settled();
    expect(typesOf(sandbox, shop).filter((type) => type === 'invoice.paid')).toHaveLength(2);
    const changed = sandbox.received
      .filter(({ event }) => event.type === 'customer.subscription.updated')
      .map(({ event }) => Object.keys(event.data.previous_attributes ?? {}).sort());
    expect(changed).toContainEqual(['items', 'latest_invoice']);
  });

  it('fails a renewal, tries again and recovers when somebody pays', async () => {
    const { id } = await subscribe(sandbox, shop);
    await sandbox.control(`subscriptions/${id}/fail-next`, { how: 'decline' });
    await sandbox.advance(32);
    const due = await read(id);
    expect(due.status).toBe('past_due');
    expect(invoiceOf(due)).toMatchObject({ status: 'open', attempt_count: 1 });
    expect(invoiceOf(due).next_payment_attempt).toBe((invoiceOf(due).created ?? 0) + 3 * 86_400);
    await sandbox.advance(2);
    expect(invoiceOf(await read(id)).attempt_count).toBe(2);
    await sandbox.control(`subscriptions/${id}/recover`);
    const recovered = await read(id);
    expect(recovered.status).toBe('active');
    expect(invoiceOf(recovered).status).toBe('paid');
  });

  it('cancels when the last retry has failed, or does what the account says', async () => {
    const { id } = await subscribe(sandbox, shop);
    await sandbox.control(`subscriptions/${id}/fail-next`);
    await sandbox.advance(45);
    expect(await read(id)).toMatchObject({
      status: 'canceled',
      cancellation_details: { reason: 'payment_failed' },
    });
    await sandbox.settled();
    expect(typesOf(sandbox, shop).filter((type) => type === 'invoice.payment_failed')).toHaveLength(4);
    expect(typesOf(sandbox, shop)).toContain('customer.subscription.deleted');

    await sandbox.control(`accounts/${shop.account}/settings`, { afterRetries: 'unpaid' });
    const other = await subscribe(sandbox, shop);
    await sandbox.control(`subscriptions/${other.id}/fail-next`);
    await sandbox.advance(45);
    expect((await read(other.id)).status).toBe('unpaid');
    await sandbox.advance(31);
    expect(invoiceOf(await read(other.id))).toMatchObject({ status: 'draft', auto_advance: false });
  });

  it('asks for 3-D Secure at a renewal and is paid on the invoice page', async () => {
    const { id } = await subscribe(sandbox, shop);
    await sandbox.control(`subscriptions/${id}/fail-next`, { how: '3ds' });
    await sandbox.advance(32);
    const due = await read(id);
    expect(due.status).toBe('past_due');
    await sandbox.settled();
    expect(typesOf(sandbox, shop)).toContain('invoice.payment_action_required');
    const page = invoiceOf(due).hosted_invoice_url?.replace('http://sandbox.example.com', sandbox.url) ?? '';
    expect(await (await fetch(page)).text()).toContain('Pay');
    const form = {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ card: '4000002760003184' }),
    } as const;
    expect(await (await fetch(page, form)).text()).toContain('3-D Secure');
    const confirmed = new URLSearchParams({ card: '4000002760003184', authenticate: 'confirm' });
    expect((await fetch(page, { ...form, body: confirmed })).status).toBe(303);
    expect((await read(id)).status).toBe('active');
  });

  it('ends at the period end by the flag and by cancel_at, and not a second earlier', async () => {
    const byFlag = await subscribe(sandbox, shop);
    const byTime = await subscribe(sandbox, shop);
    const flagged = await stripe.subscriptions.update(
      byFlag.id,
      { cancel_at_period_end: true },
      shop.options,
    );
    expect(flagged).toMatchObject({ status: 'active', cancel_at_period_end: true });
    const timed = await stripe.subscriptions.update(byTime.id, { cancel_at: 'min_period_end' }, shop.options);
    const end = byTime.items.data[0]?.current_period_end ?? 0;
    expect(timed).toMatchObject({ cancel_at_period_end: false, cancel_at: end });
    await sandbox.advance((end - sandbox.clock.now().getTime() / 1000 - 60) / 86_400);
    expect((await read(byTime.id)).status).toBe('active');
    await sandbox.advance(0.01);
    expect(await read(byTime.id)).toMatchObject({ status: 'canceled', ended_at: end });
    expect((await read(byFlag.id)).status).toBe('canceled');
    await sandbox.settled();
    expect(typesOf(sandbox, shop).filter((type) => type === 'invoice.paid')).toHaveLength(2);
  });

  it('takes a planned end back, cancels now, pauses and resumes', async () => {
    const { id } = await subscribe(sandbox, shop);
    await sandbox.control(`subscriptions/${id}/cancel`, { when: 'cancel_at' });
    const kept = await stripe.subscriptions.update(id, { cancel_at: '' as unknown as number }, shop.options);
    expect(kept).toMatchObject({ cancel_at: null, canceled_at: null });
    expect((await stripe.subscriptions.pause(id, { type: 'subscription' }, shop.options)).status).toBe(
      'paused',
    );
    expect((await stripe.subscriptions.resume(id, {}, shop.options)).status).toBe('active');
    expect((await stripe.subscriptions.cancel(id, {}, shop.options)).status).toBe('canceled');
    await expect(stripe.subscriptions.cancel(id, {}, shop.options)).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  it('warns before a trial ends, then bills, or cancels where there is no card', async () => {
    const withCard = await openCheckout(sandbox, shop, { subscription_data: { trial_period_days: 7 } });
    await sandbox.control(`checkout/${withCard.id}/pay`, { card: '4242424242424242' });
    const without = await openCheckout(sandbox, shop, {
      payment_method_collection: 'if_required',
      subscription_data: {
        trial_period_days: 7,
        trial_settings: { end_behavior: { missing_payment_method: 'cancel' } },
      },
    });
    expect(without.amount_total).toBe(0);
    await sandbox.control(`checkout/${without.id}/pay`);
    const ids = await Promise.all(
      [withCard, without].map(async ({ id }) => {
        const session = await stripe.checkout.sessions.retrieve(id, {}, shop.options);
        expect(session.payment_status).toBe('no_payment_required');
        return String(session.subscription);
      }),
    );
    expect(await read(ids[0] ?? '')).toMatchObject({
      status: 'trialing',
      latest_invoice: { status: 'paid', total: 0 },
    });
    await sandbox.advance(4.5);
    await sandbox.settled();
    expect(
      typesOf(sandbox, shop).filter((type) => type === 'customer.subscription.trial_will_end'),
    ).toHaveLength(2);
    await sandbox.advance(3);
    expect(await read(ids[0] ?? '')).toMatchObject({
      status: 'active',
      latest_invoice: { status: 'paid', total: 900 },
    });
    expect((await read(ids[1] ?? '')).status).toBe('canceled');
  });

  it('expires a subscription that was never paid', async () => {
    const session = await openCheckout(sandbox, shop);
    await sandbox.control(`checkout/${session.id}/pay`, { card: '4000000000000002' });
    await sandbox.advance(1.1);
    const [expired] = (await stripe.subscriptions.list({ status: 'incomplete_expired' }, shop.options)).data;
    expect(expired?.ended_at).toBe((expired?.created ?? 0) + 23 * 3600);
    expect((await stripe.checkout.sessions.retrieve(session.id, {}, shop.options)).status).toBe('expired');
  });

  it('changes the price', async () => {
    const before = await subscribe(sandbox, shop);
    const dearer = await stripe.prices.create(
      {
        currency: 'eur',
        product: String(shop.monthly.product),
        unit_amount: 1900,
        recurring: { interval: 'month' },
      },
      shop.options,
    );
    const item = before.items.data[0]?.id ?? '';
    const after = await stripe.subscriptions.update(
      before.id,
      {
        items: [{ id: item, price: dearer.id }],
        proration_behavior: 'always_invoice',
        expand: ['latest_invoice'],
      },
      shop.options,
    );
    expect(after.items.data[0]?.price.id).toBe(dearer.id);
    expect(invoiceOf(after)).toMatchObject({ billing_reason: 'subscription_update', status: 'paid' });
    expect(invoiceOf(after).total).toBeGreaterThan(990);
  });

  it('keeps a draft for an hour where the account says so', async () => {
    await sandbox.control(`accounts/${shop.account}/settings`, { draftMinutes: 60 });
    const before = await subscribe(sandbox, shop);
    const end = before.items.data[0]?.current_period_end ?? 0;
    await sandbox.advance((end + 60 - sandbox.clock.now().getTime() / 1000) / 86_400);
    expect(invoiceOf(await read(before.id)).status).toBe('draft');
    await sandbox.advance(1 / 24);
    expect(invoiceOf(await read(before.id)).status).toBe('paid');
  });

  it('recovers by itself when the card works again, and from unpaid by hand', async () => {
    const { id } = await subscribe(sandbox, shop);
    await sandbox.control(`subscriptions/${id}/fail-next`, { how: 'decline', times: 1 });
    await sandbox.advance(35);
    expect(await read(id)).toMatchObject({
      status: 'active',
      latest_invoice: { status: 'paid', attempt_count: 2 },
    });
    await sandbox.control(`accounts/${shop.account}/settings`, { afterRetries: 'unpaid' });
    await sandbox.control(`subscriptions/${id}/fail-next`);
    await sandbox.control(`subscriptions/${id}/renew`);
    await sandbox.advance(8);
    expect((await read(id)).status).toBe('unpaid');
    await sandbox.control(`subscriptions/${id}/recover`);
    expect((await read(id)).status).toBe('active');
  });

  it('bills nothing while collection is paused', async () => {
    const { id } = await subscribe(sandbox, shop);
    await stripe.subscriptions.update(id, { pause_collection: { behavior: 'void' } }, shop.options);
    await sandbox.advance(32);
    expect(await read(id)).toMatchObject({ status: 'active', latest_invoice: { status: 'void' } });
    await stripe.subscriptions.update(id, { pause_collection: '' }, shop.options);
    await sandbox.advance(31);
    expect(await read(id)).toMatchObject({ status: 'active', latest_invoice: { status: 'paid' } });
  });

  it('answers a refused payment of an invoice with the error of the card', async () => {
    const { id } = await subscribe(sandbox, shop, '4000000000000341');
    await sandbox.advance(32);
    const invoice = invoiceOf(await read(id));
    expect(invoice.status).toBe('open');
    await expect(stripe.invoices.pay(String(invoice.id), {}, shop.options)).rejects.toMatchObject({
      statusCode: 402,
      code: 'card_declined',
    });
    const given = await stripe.invoices.markUncollectible(String(invoice.id), {}, shop.options);
    expect(given.status).toBe('uncollectible');
    expect((await read(id)).status).toBe('active');
  });

  it('follows the contract', () => expectConformance(sandbox));
});
