import type Stripe from 'stripe';
import { z } from 'zod';
import { BillingFailure } from '../billing-failure.ts';
import { callStripe } from './call-stripe.ts';

const Canceled = z.object({ status: z.string() });
const over: readonly string[] = ['canceled', 'incomplete_expired'];

/**
 * Ends a subscription at once, without a last invoice and without giving anything back (Stripe: Cancel a subscription).
 * Doing it twice is no error.
 *
 * @returns `already` when it had ended before, or the account does not know it any more
 * @throws {BillingFailure} when Stripe could not be asked, or does not say that it has ended
 */
export async function cancelSubscription(
  stripe: Stripe,
  of: { account: string; subscriptionId: string; idempotencyKey: string },
): Promise<'done' | 'already'> {
  const { subscriptionId, idempotencyKey } = of;
  try {
    const status = await callStripe(of.account, async (options) => {
      const params = { invoice_now: false, prorate: false };
      const canceled = await stripe.subscriptions.cancel(subscriptionId, params, {
        ...options,
        idempotencyKey,
      });
      return Canceled.parse(canceled).status;
    });
    if (over.includes(status)) return 'done';
  } catch (error) {
    // Stripe does not find an ended subscription to cancel, though it can still be read.
    if (!(error instanceof BillingFailure) || error.kind !== 'gone') throw error;
    if (await isOver(stripe, of)) return 'already';
  }
  throw new BillingFailure('faulty', 'the subscription was not cancelled');
}

async function isOver(
  stripe: Stripe,
  { account, subscriptionId }: { account: string; subscriptionId: string },
): Promise<boolean> {
  try {
    return await callStripe(account, async (options) =>
      over.includes(Canceled.parse(await stripe.subscriptions.retrieve(subscriptionId, {}, options)).status),
    );
  } catch (error) {
    if (error instanceof BillingFailure && error.kind === 'gone') return true;
    throw error;
  }
}
