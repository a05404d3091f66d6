import type Stripe from 'stripe';
import { z } from 'zod';
import { BillingFailure } from '../billing-failure.ts';
import { callStripe } from './call-stripe.ts';
import type { Switch } from './preview-switch.ts';
import { expandable } from './shapes/expandable.ts';

const Switched = z.object({
  pending_update: z.object({}).nullish().catch(null),
  latest_invoice: expandable(z.object({ hosted_invoice_url: z.string().nullish() })),
});

/**
 * Moves a subscription to another price and bills the difference at once (Stripe: Change subscriptions; Pending updates). What
 * cannot be charged changes nothing until it is paid, for 23 hours.
 * @returns `payment_needed`: where the payer pays it or confirms 3-D Secure; `refused`: Stripe does not do it
 * @throws {BillingFailure} when Stripe could not be asked; the same key may be tried again then
 */
export async function switchPrice(
  stripe: Stripe,
  of: Omit<Switch, 'newInterval'> & { idempotencyKey: string },
): Promise<{ kind: 'switched' } | { kind: 'payment_needed'; payUrl: string | null } | { kind: 'refused' }> {
  const { idempotencyKey } = of;
  const switched = callStripe(of.account, async (options) =>
    Switched.parse(
      await stripe.subscriptions.update(
        of.subscriptionId,
        {
          items: [{ id: of.itemId, price: of.priceId }],
          proration_behavior: 'always_invoice',
          proration_date: Math.floor(of.prorationDate.getTime() / 1000),
          payment_behavior: 'pending_if_incomplete',
          expand: ['latest_invoice'],
        },
        { ...options, idempotencyKey },
      ),
    ),
  );
  try {
    const { pending_update: pending, latest_invoice: invoice } = await switched;
    if (!pending) return { kind: 'switched' };
    const payUrl = typeof invoice === 'object' ? (invoice?.hosted_invoice_url ?? null) : null;
    return { kind: 'payment_needed', payUrl };
  } catch (failure) {
    if (failure instanceof BillingFailure && failure.kind === 'faulty') return { kind: 'refused' };
    throw failure;
  }
}
