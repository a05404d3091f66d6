import type Stripe from 'stripe';
import type { z } from 'zod';
import { callStripe } from './call-stripe.ts';
import { Customer } from './shapes/subscription.ts';

export interface PayingCustomer {
  id: string | null;
  email: string | null;
}

/** Who pays. Asks again only where the server did not expand the customer and no invoice has told the address. */
export async function readCustomer(
  stripe: Stripe,
  account: string,
  customer: z.infer<typeof Customer> | string | null | undefined,
  emailOnInvoice: string | null,
): Promise<PayingCustomer> {
  if (customer === null || customer === undefined) return { id: null, email: emailOnInvoice };
  if (typeof customer !== 'string') return { id: customer.id, email: customer.email ?? emailOnInvoice };
  if (emailOnInvoice !== null) return { id: customer, email: emailOnInvoice };
  return callStripe(account, async (options) => {
    const { id, email } = Customer.parse(await stripe.customers.retrieve(customer, {}, options));
    return { id, email: email ?? null };
  });
}
