import type Stripe from 'stripe';
import { z } from 'zod';
import { BillingFailure } from '../billing-failure.ts';
import { callStripe } from './call-stripe.ts';

const Planned = z.object({
  cancel_at: z.number().nullish(),
  cancel_at_period_end: z.boolean().catch(false),
});

/**
 * Has a subscription end with the period that is paid for, or go on after all (Stripe: Cancel subscriptions). A planned end is
 * shown in two ways, by the flag or by a date; whichever it is, going on clears it. Doing it twice is no error.
 *
 * @throws {BillingFailure} when Stripe could not be asked, refuses it, or does not say that it is so now; `faulty` for one that is over
 */
export async function planCancellation(
  stripe: Stripe,
  of: { account: string; subscriptionId: string; end: boolean },
): Promise<void> {
  const now = await callStripe(of.account, async (options) => {
    const { subscriptionId } = of;
    const before = Planned.parse(await stripe.subscriptions.retrieve(subscriptionId, {}, options));
    if (isPlanned(before) === of.end) return before;
    const change: Stripe.SubscriptionUpdateParams =
      of.end || before.cancel_at_period_end ? { cancel_at_period_end: of.end } : { cancel_at: '' };
    return Planned.parse(await stripe.subscriptions.update(subscriptionId, change, options));
  });
  if (isPlanned(now) !== of.end) throw new BillingFailure('faulty', 'the planned end was not changed');
}

function isPlanned({ cancel_at, cancel_at_period_end }: z.infer<typeof Planned>): boolean {
  return cancel_at_period_end || (cancel_at !== null && cancel_at !== undefined);
}
