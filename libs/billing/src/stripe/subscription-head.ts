import type { ListedSubscription } from '@latchkey/contracts/facts/provider-lists';
import { latestDate } from './latest-date.ts';
import { metadata } from './metadata.ts';
import type { Subscription } from './shapes/subscription.ts';

/** What a subscription's object says without its invoices: the same whether it was read by itself or in a list. */
export function subscriptionHead(subscription: Subscription): ListedSubscription {
  const items = subscription.items.data;
  const periodEnd = latestDate(items.map((item) => item.current_period_end));
  return {
    providerId: subscription.id,
    orderId: metadata.orderId(subscription.metadata),
    status: subscription.status,
    priceIds: items.flatMap((item) => item.price ?? []),
    periodEnd,
    trialEnd: subscription.trial_end,
    cancelAt: subscription.cancel_at ?? (subscription.cancel_at_period_end ? periodEnd : null),
    endedAt: subscription.ended_at,
  };
}
