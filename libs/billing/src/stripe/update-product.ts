import type Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';
import { findProduct } from './find-product.ts';

/**
 * Changes what Checkout and invoices call a plan, by any of its prices.
 * @throws {BillingFailure}
 */
export async function updateProduct(
  stripe: Stripe,
  of: { account: string; priceId: string; name: string; description: string },
): Promise<void> {
  const product = await findProduct(stripe, of);
  await callStripe(of.account, (options) =>
    // An empty text takes a description away.
    stripe.products.update(product, { name: of.name, description: of.description }, options),
  );
}
