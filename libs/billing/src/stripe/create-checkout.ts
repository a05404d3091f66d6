import type Stripe from 'stripe';
import { z } from 'zod';
import { callStripe } from './call-stripe.ts';
import type { CheckoutOrder } from './checkout-order.ts';
import { checkoutParams } from './checkout-params.ts';
import { UnixTime } from './shapes/unix-time.ts';

export interface HostedCheckout {
  sessionId: string;
  url: string;
  expiresAt: Date;
}

const OpenedSession = z.object({ id: z.string().min(1), url: z.url(), expires_at: UnixTime });

/**
 * Opens a hosted Checkout as a direct charge on the creator's account (Stripe: Create direct charges).
 * @throws {BillingFailure} `gone` when the account has no such price or customer.
 */
export async function createCheckout(stripe: Stripe, order: CheckoutOrder): Promise<HostedCheckout> {
  return callStripe(order.account, async (options) => {
    const { idempotencyKey } = order;
    const params = checkoutParams(order);
    const session = await stripe.checkout.sessions.create(params, { ...options, idempotencyKey });
    const { id, url, expires_at } = OpenedSession.parse(session);
    return { sessionId: id, url, expiresAt: expires_at };
  });
}
