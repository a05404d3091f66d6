import type { ListedSubscription } from '@latchkey/contracts/facts/provider-lists';
import type { KnownSubscription } from '@latchkey/db/reconcile/known-subscriptions';

/** What of a subscription the provider tells otherwise than our facts. */
export type Difference = keyof Omit<ListedSubscription, 'providerId' | 'orderId'>;

/** Which facts on file differ from what the provider lists; `all` where nothing is on file. Pure. */
export function compareSubscription(
  listed: ListedSubscription,
  known: KnownSubscription | undefined,
): Difference[] | 'all' {
  if (!known) return 'all';
  const moments = ['periodEnd', 'trialEnd', 'cancelAt', 'endedAt'] as const;
  return [
    ...(listed.status === known.status ? [] : (['status'] as const)),
    ...(sameSet(listed.priceIds, known.priceIds) ? [] : (['priceIds'] as const)),
    ...moments.filter((moment) => listed[moment]?.getTime() !== known[moment]?.getTime()),
  ];
}

function sameSet(some: readonly string[], others: readonly string[]): boolean {
  return [...some].sort().join() === [...others].sort().join();
}

/**
 * Running without any money seen yet: a debit may have arrived, and that does not show on the subscription. Such a one is
 * read again even though nothing differs.
 */
export function awaitsMoney(known: KnownSubscription): boolean {
  return !known.everPaid && (known.status === 'active' || known.status === 'past_due');
}
