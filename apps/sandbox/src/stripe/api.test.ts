import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectConformance } from './testing/expect-conformance.ts';
import { openCheckout, openShop, type Shop, subscribe } from './testing/sell.ts';
import { startSandbox, type TestSandbox } from './testing/start-sandbox.ts';

describe('the API around the objects', () => {
  let sandbox: TestSandbox;
  let shop: Shop;
  let stripe: Stripe;
  beforeAll(async () => {
    sandbox = await startSandbox();
    ({ stripe } = sandbox);
    shop = await openShop(sandbox);
  });
  afterAll(() => sandbox.stop());

  const raw = (path: string, init: RequestInit = {}) =>
    fetch(`${sandbox.url}${path}`, {
      ...init,
      headers: { authorization: 'Bearer sk_test_sandbox', 'stripe-account': shop.account, ...init.headers },
    });

  it('wants a test key', async () => {
    for (const authorization of ['', 'Bearer sk_live_abc', 'Bearer nonsense']) {
      const answer = await raw('/v1/products', { headers: { authorization } });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('request-id')).toMatch(/^req_/);
    }
  });

  it('knows its accounts only', async () => {
    await expect(stripe.products.list({}, { stripeAccount: 'acct_unknown' })).rejects.toBeInstanceOf(
      Stripe.errors.StripePermissionError,
    );
  });

  it('refuses unknown paths, unknown and missing parameters', async () => {
    expect((await raw('/v1/nothing')).status).toBe(404);
    const unknown = await raw('/v1/products', {
      method: 'POST',
      body: new URLSearchParams({ name: 'x', colour: 'red' }),
    });
    expect(await unknown.json()).toMatchObject({ error: { code: 'parameter_unknown', param: 'colour' } });
    const missing = await raw('/v1/products', { method: 'POST', body: new URLSearchParams() });
    expect(await missing.json()).toMatchObject({ error: { code: 'parameter_missing', param: 'name' } });
    const removed = new URLSearchParams({
      mode: 'payment',
      'line_items[0][price]': shop.once.id,
      'payment_method_types[0]': 'card',
    });
    const answer = await raw('/v1/checkout/sessions', { method: 'POST', body: removed });
    expect(await answer.json()).toMatchObject({ error: { param: 'payment_method_types' } });
  });

  it('answers the same key with the same answer, and other parameters with an error', async () => {
    const idempotencyKey = 'key-1';
    const options = { ...shop.options, idempotencyKey };
    const first = await stripe.products.create({ name: 'Once' }, options);
    const second = await stripe.products.create({ name: 'Once' }, options);
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
    const body = new URLSearchParams({ name: 'Other' });
    const other = await raw('/v1/products', {
      method: 'POST',
      body,
      headers: { 'idempotency-key': idempotencyKey },
    });
    expect(await other.json()).toMatchObject({ error: { type: 'idempotency_error' } });
  });

  it('pages through lists', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await stripe.customers.create({ name }, shop.options);
    const first = await stripe.customers.list({ limit: 2 }, shop.options);
    expect(first).toMatchObject({ has_more: true, data: [{ name: 'e' }, { name: 'd' }] });
    const names: (string | null | undefined)[] = [];
    for await (const customer of stripe.customers.list({ limit: 2 }, shop.options)) names.push(customer.name);
    expect(names).toEqual(['e', 'd', 'c', 'b', 'a']);
    const last = await stripe.customers.list({ ending_before: first.data[1]?.id ?? '' }, shop.options);
    expect(last.data.map((customer) => customer.name)).toEqual(['e']);
  });

  it('connects an account by its link, shows it ready, and disconnects it', async () => {
    const created = await stripe.v2.core.accounts.create({
      display_name: 'New',
      contact_email: 'new@example.com',
    });
    const include = ['configuration.merchant', 'requirements'] as const;
    const status = async () =>
      (await stripe.v2.core.accounts.retrieve(created.id, { include: [...include] })).configuration?.merchant
        ?.capabilities?.card_payments?.status;
    expect(await status()).toBe('restricted');
    await expect(
      openCheckout(sandbox, { ...shop, options: { stripeAccount: created.id } }),
    ).rejects.toThrow();
    const onboarding = {
      refresh_url: 'https://example.com/again',
      return_url: 'https://example.com/back',
    };
    const link = await stripe.v2.core.accountLinks.create({
      account: created.id,
      use_case: { type: 'account_onboarding', account_onboarding: onboarding },
    });
    const page = link.url.replace('http://sandbox.example.com', sandbox.url);
    expect(await (await fetch(page)).text()).toContain('Set up payments');
    expect((await fetch(page, { redirect: 'manual' })).headers.get('location')).toBe(onboarding.refresh_url);
    const done = await fetch(page, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ action: 'finish' }),
    });
    expect(done.headers.get('location')).toBe(onboarding.return_url);
    expect(await status()).toBe('active');
    expect((await stripe.accounts.retrieve(created.id)).charges_enabled).toBe(true);
    expect((await stripe.v2.core.accounts.list()).data.map(({ id }) => id)).toContain(created.id);

    await sandbox.control(`accounts/${created.id}/disconnect`);
    await expect(stripe.products.list({}, { stripeAccount: created.id })).rejects.toMatchObject({
      code: 'account_invalid',
    });
    await sandbox.settled();
    const types = sandbox.received
      .filter(({ event }) => event.account === created.id)
      .map(({ event }) => event.type);
    expect(types).toEqual(expect.arrayContaining(['account.updated', 'account.application.deauthorized']));
  });

  it('lists events by type, types and time', async () => {
    await subscribe(sandbox, shop);
    const paid = await stripe.events.list({ type: 'invoice.*' }, shop.options);
    expect(new Set(paid.data.map((event) => event.type.split('.')[0]))).toEqual(new Set(['invoice']));
    const two = await stripe.events.list(
      { types: ['invoice.paid', 'price.created'], limit: 100 },
      shop.options,
    );
    expect(new Set(two.data.map((event) => event.type))).toEqual(new Set(['invoice.paid', 'price.created']));
    const none = await stripe.events.list(
      { created: { gt: Math.floor(sandbox.clock.now().getTime() / 1000) + 60 } },
      shop.options,
    );
    expect(none.data).toEqual([]);
    const [first] = two.data;
    expect((await stripe.events.retrieve(first?.id ?? '', {}, shop.options)).id).toBe(first?.id);
  });

  it('has a portal that plans an end by cancel_at, once it is configured', async () => {
    const subscription = await subscribe(sandbox, shop);
    const customer = String(subscription.customer);
    await expect(stripe.billingPortal.sessions.create({ customer }, shop.options)).rejects.toThrow(
      /configuration/,
    );
    await stripe.billingPortal.configurations.create(
      { features: { subscription_cancel: { enabled: true, mode: 'at_period_end' } } },
      shop.options,
    );
    const session = await stripe.billingPortal.sessions.create(
      { customer, return_url: 'https://example.com' },
      shop.options,
    );
    const page = session.url.replace('http://sandbox.example.com', sandbox.url);
    expect(await (await fetch(page)).text()).toContain('Cancel subscription');
    await fetch(`${page}/${subscription.id}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ action: 'cancel' }),
    });
    const ending = await stripe.subscriptions.retrieve(subscription.id, {}, shop.options);
    expect(ending).toMatchObject({
      cancel_at_period_end: false,
      cancel_at: subscription.items.data[0]?.current_period_end,
    });
  });

  it('makes a subscription without Checkout, with a coupon in Checkout', async () => {
    const customer = await stripe.customers.create({ email: 'other@example.com' }, shop.options);
    await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id }, shop.options);
    const [method] = (await stripe.paymentMethods.list({ customer: customer.id }, shop.options)).data;
    const foreign = await stripe.subscriptions.create(
      {
        customer: customer.id,
        items: [{ price: shop.monthly.id }],
        default_payment_method: method?.id ?? '',
      },
      shop.options,
    );
    expect(foreign).toMatchObject({ status: 'active', metadata: {} });
    const coupon = await stripe.coupons.create({ percent_off: 50, duration: 'forever' }, shop.options);
    const session = await openCheckout(sandbox, shop, { discounts: [{ coupon: coupon.id }] });
    expect(session).toMatchObject({ amount_subtotal: 900, amount_total: 450 });
    await sandbox.control(`checkout/${session.id}/pay`);
    const [invoice] = (await stripe.invoices.list({ limit: 1, expand: ['data.payments'] }, shop.options))
      .data;
    expect(invoice?.amount_paid).toBe(450);
    const payments = await stripe.invoicePayments.list(
      {
        payment: {
          type: 'payment_intent',
          payment_intent: String(invoice?.payments?.data[0]?.payment.payment_intent),
        },
      },
      shop.options,
    );
    expect(payments.data[0]?.invoice).toBe(invoice?.id);
  });

  it('shows the page to play Stripe', async () => {
    const page = await (await fetch(`${sandbox.url}/stripe`)).text();
    expect(page).toContain('Let the next fail');
    expect(page).not.toMatch(/(src|href)="https?:\/\/(?!sandbox\.example\.com)/);
  });

  it('takes the form of the hosted page', async () => {
    const session = await openCheckout(sandbox, shop);
    const page = String(session.url).replace('http://sandbox.example.com', sandbox.url);
    expect(await (await fetch(page)).text()).toContain('Subscribe');
    const send = (fields: Record<string, string>) =>
      fetch(page, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ email: 'form@example.com', ...fields }),
      });
    expect((await send({ card: '4000000000000002' })).status).toBe(402);
    expect(await (await send({ card: '4000002500003155' })).text()).toContain('3-D Secure');
    const paid = await send({ card: '4000002500003155', authenticate: 'confirm' });
    expect(paid.headers.get('location')).toBe(`https://example.com/done?session=${session.id}`);
    expect(await (await fetch(page)).text()).toContain('paid already');
  });

  it('follows the contract', () => expectConformance(sandbox));
});
