import type Stripe from 'stripe';
import { z } from 'zod';
import { callStripe } from './call-stripe.ts';
import { Reference } from './shapes/reference.ts';

const PriceOfProduct = z.object({ product: Reference.pipe(z.string()) });

/**
 * The product that a price belongs to: what a plan is at Stripe.
 * @returns `prod_…`
 * @throws {BillingFailure} `gone` when the account has no such price
 */
export async function findProduct(stripe: Stripe, of: { account: string; priceId: string }): Promise<string> {
  return callStripe(
    of.account,
    async (options) => PriceOfProduct.parse(await stripe.prices.retrieve(of.priceId, {}, options)).product,
  );
}
