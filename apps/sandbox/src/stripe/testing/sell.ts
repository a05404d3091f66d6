import type Stripe from 'stripe';
import type { TestSandbox } from './start-sandbox.ts';

export interface Shop {
  account: string;
  options: { stripeAccount: string };
  monthly: Stripe.Price;
  once: Stripe.Price;
}

/** A connected account that may sell, with a monthly and a one-time price. */
export async function openShop({ stripe, control }: TestSandbox): Promise<Shop> {
  const created = await stripe.v2.core.accounts.create({
    contact_email: 'creator@example.com',
    display_name: 'A creator',
    dashboard: 'full',
    identity: { country: 'de' },
    defaults: { responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' } },
    configuration: { merchant: { capabilities: { card_payments: { requested: true } } } },
    include: ['configuration.merchant', 'requirements', 'defaults', 'identity'],
  });
  await control(`accounts/${created.id}/ready`);
  const options = { stripeAccount: created.id };
  const product = await stripe.products.create({ name: 'Channel', metadata: { plan: 'p1' } }, options);
  const price = { currency: 'eur', product: product.id, unit_amount: 900 };
  const monthly = await stripe.prices.create({ ...price, recurring: { interval: 'month' } }, options);
  const once = await stripe.prices.create({ ...price, unit_amount: 2500 }, options);
  return { account: created.id, options, monthly, once };
}

export function openCheckout(
  { stripe }: TestSandbox,
  shop: Shop,
  extra: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Promise<Stripe.Checkout.Session> {
  return stripe.checkout.sessions.create(
    {
      mode: 'subscription',
      line_items: [{ price: shop.monthly.id, quantity: 1 }],
      success_url: 'https://example.com/done?session={CHECKOUT_SESSION_ID}',
      cancel_url: 'https://example.com/back',
      client_reference_id: 'order-1',
      metadata: { order: 'order-1' },
      subscription_data: { metadata: { order: 'order-1' }, application_fee_percent: 10 },
      ...extra,
    },
    shop.options,
  );
}

/** Opens a checkout and pays it; answers the subscription. */
export async function subscribe(
  sandbox: TestSandbox,
  shop: Shop,
  card = '4242424242424242',
): Promise<Stripe.Subscription> {
  const session = await openCheckout(sandbox, shop);
  await sandbox.control(`checkout/${session.id}/pay`, { card, email: 'payer@example.com' });
  const paid = await sandbox.stripe.checkout.sessions.retrieve(session.id, {}, shop.options);
  return sandbox.stripe.subscriptions.retrieve(String(paid.subscription), {}, shop.options);
}

/** Types of the events received for an account; deliveries are several at once, so their order says nothing. */
export function typesOf(sandbox: TestSandbox, shop: Shop): string[] {
  return sandbox.received
    .filter(({ event }) => event.account === shop.account)
    .map(({ event }) => event.type);
}
