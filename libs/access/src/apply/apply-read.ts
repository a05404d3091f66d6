import type { PurchaseFact } from '@latchkey/contracts/facts/purchase-fact';
import type { SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { ReadLease } from '@latchkey/db/sync/begin-read';
import { finishRead } from '@latchkey/db/sync/finish-read';
import { lockForApply } from '@latchkey/db/sync/lock-for-apply';
import type { AccessDeps } from '../access-deps.ts';
import { applyPurchase } from './apply-purchase.ts';
import { applySubscription } from './apply-subscription.ts';

/** What a read of a provider's object brought; null: the provider does not know it (any more). */
export type ReadFact = SubscriptionFact | PurchaseFact | null;

/** `again`: newer signals came while it was read. `stale`: a newer read was written before this one. */
export interface AppliedRead {
  outcome: 'applied' | 'not_ours' | 'stale' | 'gone';
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
  const { target, lease, fact, correlationId } = read;
  return unitOfWork(deps, async (unit) => {
    if (!(await lockForApply(unit.db, target, lease.seq))) return { outcome: 'stale', again: false };
    const applying = { target, organisationId: lease.organisationId, now: deps.clock.now(), correlationId };
    const outcome = !fact
      ? 'gone'
      : fact.kind === 'subscription'
        ? await applySubscription(unit, fact, applying)
        : await applyPurchase(unit, fact, applying);
    return { outcome, again: await finishRead(unit.db, target, lease) };
  });
}
