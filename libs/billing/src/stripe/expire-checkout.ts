import type Stripe from 'stripe';
import { z } from 'zod';
import { BillingFailure } from '../billing-failure.ts';
import { callStripe } from './call-stripe.ts';
import { type Gone, orGone } from './or-gone.ts';

/** `complete`: the buyer was faster, and the purchase is to be read. `open`: it could not be closed. */
export interface ClosedCheckout {
  kind: 'checkout';
  status: 'expired' | 'complete' | 'open';
}

const Session = z.object({ status: z.enum(['expired', 'complete', 'open']) });

/**
 * Closes a Checkout so that it cannot be paid any more. Doing it twice is no error.
 * @throws {BillingFailure} when Stripe could not be asked.
 */
export async function expireCheckout(
  stripe: Stripe,
  { account, sessionId }: { account: string; sessionId: string },
): Promise<ClosedCheckout | Gone> {
  const call = (run: (options: Stripe.RequestOptions) => Promise<unknown>) =>
    callStripe(account, async (options) => Session.parse(await run(options)).status);
  return orGone(
    call((options) => stripe.checkout.sessions.expire(sessionId, {}, options))
      .catch((failure: unknown) => {
        // Only an open session may be expired, and the refusal has no code of its own: the session tells.
        if (!(failure instanceof BillingFailure) || failure.kind !== 'faulty') throw failure;
        return call((options) => stripe.checkout.sessions.retrieve(sessionId, {}, options));
      })
      .then((status): ClosedCheckout => ({ kind: 'checkout', status })),
  );
}
