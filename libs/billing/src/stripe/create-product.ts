import type { OrganisationId, PlanId } from '@latchkey/contracts/ids';
import type Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';
import { metadata } from './metadata.ts';

export interface NewProduct {
  account: string;
  organisationId: OrganisationId;
  planId: PlanId;
  /** Shown on Checkout and on invoices. */
  name: string;
  description?: string;
}

/**
 * A plan as a product on the creator's account.
 * @returns the product's id, `prod_…`; the same one when called again for the plan within 24 hours.
 * @throws {BillingFailure}
 */
export async function createProduct(stripe: Stripe, product: NewProduct): Promise<string> {
  return callStripe(product.account, async (options) => {
    const created = await stripe.products.create(
      {
        name: product.name,
        ...(product.description && { description: product.description }),
        metadata: { ...metadata.ofOrganisation(product.organisationId), latchkey_plan: product.planId },
      },
      { ...options, idempotencyKey: `product-${product.planId}` },
    );
    return created.id;
  });
}
