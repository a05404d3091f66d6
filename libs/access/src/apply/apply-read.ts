import type { ChargeFact } from '@latchkey/contracts/facts/charge-fact';
import type { PayoutFact } from '@latchkey/contracts/facts/payout-fact';
import type { PurchaseFact } from '@latchkey/contracts/facts/purchase-fact';
import type { SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { loadOrder, type OrderFacts, type SubscriptionKey } from '@latchkey/db/facts/load-order';
import { named, sharedUnitOfWork, type UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { ReadLease } from '@latchkey/db/sync/begin-read';
import { claimApply } from '@latchkey/db/sync/claim-apply';
import type { AccessDeps } from '../access-deps.ts';
import { applyCharge } from '../money/apply-charge.ts';
import { applyPayout } from '../money/apply-payout.ts';
import { applyPurchase } from './apply-purchase.ts';
import { applySubscription } from './apply-subscription.ts';
import type { Applying } from './applying.ts';
import { readNext } from './read-next.ts';

/** What a read of a provider's object brought; null: the provider does not know it (any more). */
export type ReadFact = SubscriptionFact | PurchaseFact | ChargeFact | PayoutFact | null;

/** How the writing of a read ended. `again`: newer signals came meanwhile. */
export interface AppliedRead {
  /** `stale`: a newer read was written before this one. `gone`: the provider does not know the object. */
  outcome: 'applied' | 'not_ours' | 'stale' | 'gone';
  /** Of the order that was concerned, where there is one: what follows carries it. */
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
  return sharedUnitOfWork(named(deps, 'read'), async (unit) => {
    const [claimed, order] = await Promise.all([
      claimApply(unit.db, target, lease),
      fact && loadOrderOf(unit, fact, { target, ...lease }),
    ]);
    if (!claimed.fresh) return { outcome: 'stale', correlationId: null, again: false };
    const { again } = claimed;
    if (!fact) return { outcome: 'gone', correlationId: null, again };
    const correlationId = await applyFact(unit, fact, order, { ...read, ...lease, now: deps.clock.now() });
    return { outcome: correlationId ? 'applied' : 'not_ours', correlationId, again };
  });
}

/**
 * The order that the object's metadata names. Not that of a session that led to a subscription: the subscription's own
 * reader locks it, and in another order than we would.
 */
async function loadOrderOf(
  unit: UnitOfWork,
  fact: NonNullable<ReadFact>,
  { target, organisationId }: Pick<Applying, 'target' | 'organisationId'>,
): Promise<OrderFacts | null> {
  if (fact.kind === 'charge' || fact.kind === 'payout') return null;
  if (!fact.orderId || (fact.kind === 'purchase' && fact.subscriptionId)) return null;
  const { account, livemode } = target;
  const subscription: SubscriptionKey = {
    provider: 'stripe',
    account,
    livemode,
    providerId: fact.providerId,
  };
  const order = await loadOrder(unit.db, {
    organisationId,
    orderId: fact.orderId,
    ...(fact.kind === 'subscription' ? { subscription } : {}),
  });
  return order?.provider === 'stripe' ? order : null;
}

/** @returns the correlation id that what follows carries; null when the object carries no order of this organisation */
async function applyFact(
  unit: UnitOfWork,
  fact: NonNullable<ReadFact>,
  order: OrderFacts | null,
  applying: Applying,
): Promise<string | null> {
  if (fact.kind === 'charge') return applyCharge(unit, fact, applying);
  if (fact.kind === 'payout') return applyPayout(unit, fact, applying);
  if (fact.kind === 'purchase' && fact.orderId && fact.subscriptionId) {
    await readNext(unit, { objectKind: 'subscription', objectId: fact.subscriptionId }, applying);
    return applying.correlationId;
  }
  if (!order) return null;
  const ofOrder = { ...applying, correlationId: order.correlationId };
  if (fact.kind === 'subscription') await applySubscription(unit, order, fact, ofOrder);
  else await applyPurchase(unit, order, fact, ofOrder);
  return order.correlationId;
}
