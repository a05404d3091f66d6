import type Stripe from 'stripe';
import { z } from 'zod';
import { callStripe } from './call-stripe.ts';
import { StripeCurrency } from './shapes/money-in.ts';
import { MaybeUnixTime } from './shapes/unix-time.ts';

const Item = z.object({
  id: z.string().min(1),
  current_period_end: MaybeUnixTime,
  price: z.object({
    id: z.string().min(1),
    recurring: z.object({ interval: z.string(), interval_count: z.number() }).nullish(),
  }),
});
const Switchable = z.object({
  status: z.string(),
  currency: StripeCurrency,
  cancel_at: MaybeUnixTime,
  cancel_at_period_end: z.boolean().catch(false),
  trial_end: MaybeUnixTime,
  pending_update: z.object({ expires_at: MaybeUnixTime }).nullish().catch(null),
  items: z.object({ data: z.array(Item).min(1) }),
});

export interface SwitchableSubscription {
  status: string;
  currency: string;
  /** It is going to end. */
  ends: boolean;
  trialEnd: Date | null;
  /** A change of it waits for a payment. */
  changePending: boolean;
  /** Its one item; null: it has several, and what a switch would mean is not ours to say. */
  item: { id: string; priceId: string; interval: string; periodEnd: Date | null } | null;
}

/**
 * What a switch to another plan has to know of a subscription.
 * @throws {BillingFailure} `gone` when the account has no such subscription
 */
export async function readSwitchable(
  stripe: Stripe,
  of: { account: string; subscriptionId: string },
): Promise<SwitchableSubscription> {
  const read = await callStripe(of.account, async (options) =>
    Switchable.parse(await stripe.subscriptions.retrieve(of.subscriptionId, {}, options)),
  );
  const [item, another] = read.items.data;
  return {
    status: read.status,
    currency: read.currency,
    ends: read.cancel_at !== null || read.cancel_at_period_end,
    trialEnd: read.trial_end,
    changePending: Boolean(read.pending_update),
    item:
      item && !another
        ? {
            id: item.id,
            priceId: item.price.id,
            interval: intervalOf(item.price.recurring),
            periodEnd: item.current_period_end,
          }
        : null,
  };
}

function intervalOf(recurring: z.infer<typeof Item>['price']['recurring']): string {
  if (!recurring) return 'once';
  return recurring.interval_count === 1
    ? recurring.interval
    : `${recurring.interval_count} ${recurring.interval}`;
}
