import type { Provider } from './provider.ts';

/** What somebody has bought. */
export interface Bought {
  subscriptions: readonly string[];
  purchases: readonly string[];
  /** A running subscription in Stars. */
  stars: boolean;
  /** In ms: given for nothing until then. */
  givenUntil: number;
  /** A block is stronger than whatever was bought. */
  blocked: boolean;
}

/** `either`: a turn of time is so near that both are right. */
export type Verdict = 'in' | 'out' | 'either';

const graceMs = 5 * 86_400_000;
/** Sweeps and clocks may take this long over a turn of time; removals are tried again within an hour. */
const turnMs = 3_600_000;

/**
 * Who ought to be inside, from the provider's objects alone and by other arithmetic than the system's: in with any
 * source that is good or in grace, out without one.
 */
export function shouldBeIn(bought: Bought, provider: Provider): Verdict {
  if (bought.blocked) return 'out';
  const verdicts = [
    ...bought.subscriptions.map((id) => ofSubscription(id, provider)),
    ...bought.purchases.map((id) => ofPurchase(id, provider)),
    bought.stars ? ('in' as const) : ('out' as const),
    untilThen(bought.givenUntil - provider.nowMs),
  ];
  if (verdicts.includes('in')) return 'in';
  return verdicts.includes('either') ? 'either' : 'out';
}

function ofPurchase(id: string, { sessions }: Provider): Verdict {
  return sessions.get(id)?.payment_status === 'paid' ? 'in' : 'out';
}

function ofSubscription(id: string, { subscriptions, invoices, charges, nowMs }: Provider): Verdict {
  const { status, customer = '' } = subscriptions.get(id) ?? {};
  // Each order has a customer of its own here: the newest money of it is what carries the present.
  if (charges.get(customer)?.at(-1)?.takenBack) return 'out';
  const all = invoices.get(id) ?? [];
  if (status === 'trialing') return 'in';
  if (status === 'active') return all.some((invoice) => invoice.status === 'paid') ? 'in' : 'out';
  if (status !== 'past_due' || !all.some((invoice) => invoice.amount_paid > 0)) return 'out';
  const failed = all.filter((invoice) => invoice.status === 'open' && invoice.attempt_count > 0);
  const first = Math.min(...failed.map((invoice) => (invoice.finalizedAt ?? 0) * 1_000));
  return untilThen(first + graceMs - nowMs);
}

function untilThen(leftMs: number): Verdict {
  if (Math.abs(leftMs) < turnMs) return 'either';
  return leftMs > 0 ? 'in' : 'out';
}
