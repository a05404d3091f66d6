import type { OrganisationId, PlanPriceId } from '@latchkey/contracts/ids';
import type { Money } from '@latchkey/contracts/money';
import type Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';
import { metadata } from './metadata.ts';

export interface NewPrice {
  account: string;
  organisationId: OrganisationId;
  planPriceId: PlanPriceId;
  productId: string;
  amount: Money;
  /** Null: paid once. */
  interval: 'month' | 'year' | null;
}

/**
 * A price of a product on the creator's account. Prices never change: a new amount is a new price.
 * @returns the price's id, `price_…`; the same one when called again for the plan price within 24 hours.
 * @throws {BillingFailure}
 */
export async function createPrice(stripe: Stripe, price: NewPrice): Promise<string> {
  return callStripe(price.account, async (options) => {
    const created = await stripe.prices.create(
      {
        product: price.productId,
        currency: price.amount.currency.toLowerCase(),
        unit_amount: Number(price.amount.amountMinor),
        // What buyers are shown is what they pay, taxes included; it matters only where Stripe Tax is on.
        tax_behavior: 'inclusive',
        ...(price.interval && { recurring: { interval: price.interval } }),
        metadata: { ...metadata.ofOrganisation(price.organisationId), latchkey_price: price.planPriceId },
      },
      { ...options, idempotencyKey: `price-${price.planPriceId}` },
    );
    return created.id;
  });
}
