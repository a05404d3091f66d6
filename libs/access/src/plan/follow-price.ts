import type { SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import { appendAudit } from '@latchkey/db/audit-row/append-audit';
import type { OrderFacts } from '@latchkey/db/facts/load-order';
import { findAccessOfOrder } from '@latchkey/db/notice/find-access-of-order';
import { promiseNotice } from '@latchkey/db/notice/promise-notice';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { findVersionOfPrice } from '@latchkey/db/plan/find-version-of-price';
import { followVersion } from '@latchkey/db/plan-rollout/follow-version';
import { takePrice } from '@latchkey/db/plan-rollout/take-price';
import type { Applying } from '../apply/applying.ts';

/** Whether a subscription holds one price, and that is not the one that was ordered: it was moved to another plan. */
export function holdsOtherPrice(
  order: OrderFacts,
  { priceIds }: Pick<SubscriptionFact, 'priceIds'>,
): boolean {
  return order.providerPriceId !== null && priceIds.length === 1 && priceIds[0] !== order.providerPriceId;
}

/**
 * Makes an order deliver what the plan opens whose price its subscription holds now, whoever moved it there: we, the payer
 * in the provider's portal, the creator. A price that is on no plan of ours changes nothing, and is shown to a person. Runs
 * in the transaction of the read, with its facts and sources written, and before the accesses are settled. A member is told:
 * once, for the order holds the new price from then on.
 */
export async function followPrice(
  unit: UnitOfWork,
  order: OrderFacts,
  fact: Pick<SubscriptionFact, 'priceIds'>,
  { now, correlationId }: Applying,
): Promise<void> {
  const { organisationId, id: orderId } = order;
  const version = await findVersionOfPrice(unit.db, {
    organisationId,
    providerPriceId: fact.priceIds[0] ?? '',
  });
  if (!version) return;
  const { planVersionId } = version;
  await followVersion(unit.db, { organisationId, orderId, planVersionId, at: now });
  await takePrice(unit.db, { organisationId, orderId, ...version });
  await appendAudit(
    unit.db,
    organisationId,
    { actorKind: 'system', actorId: null, correlationId, at: now },
    { action: 'order.follow_price', targetKind: 'order', targetId: orderId, detail: { planVersionId } },
  );
  // Whoever buys right now hears of what they bought.
  if (order.status !== 'paid') return;
  const told = await findAccessOfOrder(unit.db, { organisationId, orderId });
  if (!told) return;
  const { subscriptionId } = order;
  promiseNotice(unit, {
    organisationId,
    ...told,
    subscriptionId,
    kind: 'plan_changed',
    occasion: `plan_changed:${subscriptionId}:${version.planPriceId}:${now.toISOString()}`,
    correlationId,
    at: now,
  });
}
