import type Stripe from 'stripe';
import { z } from 'zod';
import { callStripe } from './call-stripe.ts';
import { orGone } from './or-gone.ts';
import { expandable } from './shapes/expandable.ts';

const Charge = z.object({ payment_intent: expandable(z.object({ id: z.string() })).nullish() });

/**
 * The payment intent of a charge; null: the account has no such charge, or it has none.
 * @throws {BillingFailure}
 */
export async function findChargeIntent(
  stripe: Stripe,
  { account, chargeId }: { account: string; chargeId: string },
): Promise<string | null> {
  const read = callStripe(account, async (options) => {
    const { payment_intent: intent } = Charge.parse(await stripe.charges.retrieve(chargeId, {}, options));
    return { intent: typeof intent === 'string' ? intent : (intent?.id ?? null) };
  });
  const found = await orGone(read);
  return 'intent' in found ? found.intent : null;
}
