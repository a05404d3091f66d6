import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectConformance } from './testing/expect-conformance.ts';
import { openShop, type Shop, subscribe, typesOf } from './testing/sell.ts';
import { startSandbox, type TestSandbox } from './testing/start-sandbox.ts';

describe('a subscription that moves to another price', () => {
  let sandbox: TestSandbox;
  let stripe: Stripe;
  let shop: Shop;
  let gold: Stripe.Price;
  let yearly: Stripe.Price;
  beforeAll(async () => {
    sandbox = await startSandbox();
    ({ stripe } = sandbox);
    shop = await openShop(sandbox);
    const price = { currency: 'eur', product: String(shop.monthly.product) };
    gold = await stripe.prices.create(
      { ...price, unit_amount: 3000, recurring: { interval: 'month' } },
      shop.options,
    );
    yearly = await stripe.prices.create(
      { ...price, unit_amount: 9000, recurring: { interval: 'year' } },
      shop.options,
    );
  });
  afterAll(() => sandbox.stop());

  const itemsOf = (subscription: Stripe.Subscription, price: string) => [
    { id: subscription.items.data[0]?.id ?? '', price },
  ];
  const preview = (subscription: Stripe.Subscription, price: string, proration_date: number) =>
    stripe.invoices.createPreview(
      {
        subscription: subscription.id,
        subscription_details: {
          items: itemsOf(subscription, price),
          proration_behavior: 'always_invoice',
          proration_date,
        },
      },
      shop.options,
    );
  const move = (subscription: Stripe.Subscription, price: string, proration_date: number) =>
    stripe.subscriptions.update(
      subscription.id,
      {
        items: itemsOf(subscription, price),
        proration_behavior: 'always_invoice',
        proration_date,
        payment_behavior: 'pending_if_incomplete',
        expand: ['latest_invoice'],
      },
      shop.options,
    );
  const now = () => Math.floor(sandbox.clock.now().getTime() / 1000);
  const half = async (card?: string) => {
    const subscription = await subscribe(sandbox, shop, card);
    await sandbox.advance(15);
    return stripe.subscriptions.retrieve(subscription.id, {}, shop.options);
  };
  const priceOf = ({ items }: Stripe.Subscription) => items.data[0]?.price.id;
  const customer = async (subscription: Stripe.Subscription) =>
    (await stripe.customers.retrieve(String(subscription.customer), {}, shop.options)) as Stripe.Customer;

  it('is billed what the preview said', async () => {
    const subscription = await half();
    const at = now();
    const shown = await preview(subscription, gold.id, at);
    expect(shown.lines.data).toHaveLength(2);
    expect(shown.total).toBeGreaterThan(900);
    const moved = await move(subscription, gold.id, at);
    expect(priceOf(moved)).toBe(gold.id);
    expect(moved.pending_update).toBeNull();
    expect(moved.latest_invoice).toMatchObject({ total: shown.total, status: 'paid' });
  });

  it('to less: what was paid too much is a credit, which the next invoice uses up', async () => {
    const subscription = await half();
    await move(subscription, gold.id, now());
    const at = now();
    const shown = await preview(subscription, shop.monthly.id, at);
    expect(shown.total).toBeLessThan(0);
    await move(subscription, shop.monthly.id, at);
    expect((await customer(subscription)).balance).toBe(shown.total);
    await sandbox.advance(17);
    const { data } = await stripe.invoices.list({ subscription: subscription.id, limit: 1 }, shop.options);
    expect(data[0]).toMatchObject({
      total: 900,
      amount_due: Math.max(0, 900 + shown.total),
      starting_balance: shown.total,
    });
  });

  it('to a year: the year begins now and is billed at once', async () => {
    const subscription = await half();
    const shown = await preview(subscription, yearly.id, now());
    const moved = await move(subscription, yearly.id, now());
    expect(moved.latest_invoice).toMatchObject({ total: shown.total, status: 'paid' });
    expect((moved.items.data[0]?.current_period_end ?? 0) - now()).toBeGreaterThan(364 * 86_400);
  });

  it('waits for its payment: nothing is changed until then, and nothing when it never comes', async () => {
    const refused = async () => {
      const subscription = await half();
      await sandbox.control(`subscriptions/${subscription.id}/fail-next`, { how: 'decline' });
      return move(subscription, gold.id, now());
    };
    const waiting = await refused();
    expect(priceOf(waiting)).toBe(shop.monthly.id);
    expect(waiting).toMatchObject({ status: 'active', pending_update: { expires_at: expect.any(Number) } });
    await sandbox.control(`invoices/${(waiting.latest_invoice as Stripe.Invoice).id}/pay`, {});
    const paid = await stripe.subscriptions.retrieve(waiting.id, {}, shop.options);
    expect(priceOf(paid)).toBe(gold.id);
    expect(paid.pending_update).toBeNull();

    const never = await refused();
    await sandbox.advance(1);
    const expired = await stripe.subscriptions.retrieve(never.id, {}, shop.options);
    expect(expired.pending_update).toBeNull();
    expect(priceOf(expired)).toBe(shop.monthly.id);
    await sandbox.settled();
    expect(typesOf(sandbox, shop)).toEqual(
      expect.arrayContaining([
        'customer.subscription.pending_update_applied',
        'customer.subscription.pending_update_expired',
      ]),
    );
  });

  it('may not be changed otherwise in the same request, nor in the past', async () => {
    const subscription = await half();
    const update = (extra: Stripe.SubscriptionUpdateParams) =>
      stripe.subscriptions.update(subscription.id, extra, shop.options);
    await expect(
      update({ payment_behavior: 'pending_if_incomplete', metadata: { a: 'b' } }),
    ).rejects.toMatchObject({ statusCode: 400 });
    await expect(preview(subscription, gold.id, now() - 90 * 86_400)).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  it('conforms', () => expectConformance(sandbox));
});
