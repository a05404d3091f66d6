import type Stripe from 'stripe';
import { z } from 'zod';
import { callStripe } from './call-stripe.ts';
import { type Gone, orGone } from './or-gone.ts';
import { UnixTime } from './shapes/unix-time.ts';

const Updated = z.object({ cancel_at: UnixTime.nullish() });

/**
 * Lets a subscription end with its period, or go on after it (Stripe: Cancel subscriptions, `cancel_at_period_end`). Doing it
 * twice is no error; one that has ended cannot be taken up again.
 *
 * @returns when it will end; null: it goes on
 * @throws {BillingFailure} `faulty` when Stripe refuses it: it has ended
 */
export async function setRenewal(
  stripe: Stripe,
  of: { account: string; subscriptionId: string; renews: boolean; idempotencyKey: string },
): Promise<{ kind: 'set'; cancelAt: Date | null } | Gone> {
  const { idempotencyKey, subscriptionId, renews } = of;
  return orGone(
    callStripe(of.account, async (options) => {
      const updated = await stripe.subscriptions.update(
        subscriptionId,
        { cancel_at_period_end: !renews },
        { ...options, idempotencyKey },
      );
      return { kind: 'set' as const, cancelAt: Updated.parse(updated).cancel_at ?? null };
    }),
  );
}
