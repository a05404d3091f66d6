import type { PurchaseFact } from '@latchkey/contracts/facts/purchase-fact';
import type { SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { ReadLease } from '@latchkey/db/sync/begin-read';
import { finishRead } from '@latchkey/db/sync/finish-read';
import { lockForApply } from '@latchkey/db/sync/lock-for-apply';
import type { AccessDeps } from '../access-deps.ts';
import { applyPurchase } from './apply-purchase.ts';
import { applySubscription } from './apply-subscription.ts';
import type { Applying } from './applying.ts';

/** What a read of a provider's object brought; null: the provider does not know it (any more). */
export type ReadFact = SubscriptionFact | PurchaseFact | null;

/** How the writing of a read ended. `again`: newer signals came meanwhile. */
export interface AppliedRead {
  /** `stale`: a newer read was written before this one. `gone`: the provider does not know the object. */
  outcome: 'applied' | 'not_ours' | 'stale' | 'gone';
  /** Of the order that was concerned: what follows carries it. */
  correlationId: string | null;
  again: boolean;
}

/**
 * Writes what was read of a provider's object, in one transaction with everything that follows from it. A read that is
 * older than what is written already is dropped, so that the last word is always that of the newest read.
 */
export async function applyRead(
  deps: AccessDeps,
  read: { target: SyncTarget; lease: ReadLease; fact: ReadFact; correlationId: string },
): Promise<AppliedRead> {
  const { target, lease, fact } = read;
  const { finished, ...applied } = await unitOfWork(named(deps, 'read'), async (unit) => {
    const fresh = await lockForApply(unit.db, target, lease.seq);
    if (!fresh) return { outcome: 'stale' as const, correlationId: null, finished: null };
    const correlationId = fact && (await applyFact(unit, fact, { ...read, ...lease, now: deps.clock.now() }));
    const outcome: AppliedRead['outcome'] = !fact ? 'gone' : correlationId ? 'applied' : 'not_ours';
    const finished = finishRead(unit.db, target, lease);
    unit.sent(finished);
    return { outcome, correlationId, finished };
  });
  return { ...applied, again: (await finished) ?? false };
}

function applyFact(
  unit: UnitOfWork,
  fact: NonNullable<ReadFact>,
  applying: Applying,
): Promise<string | null> {
  return fact.kind === 'subscription'
    ? applySubscription(unit, fact, applying)
    : applyPurchase(unit, fact, applying);
}
