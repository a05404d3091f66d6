import type { PurchaseFact } from '@latchkey/contracts/facts/purchase-fact';
import { loadOrder, type OrderFacts } from '@latchkey/db/facts/load-order';
import { writeBuyer } from '@latchkey/db/facts/write-buyer';
import { writeOrderStatus } from '@latchkey/db/facts/write-order-status';
import { writePayment } from '@latchkey/db/facts/write-payment';
import { writeSources } from '@latchkey/db/facts/write-sources';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { settleSourceEnds } from '../money/settle-source-ends.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';
import type { Applying } from './applying.ts';
import { readNext } from './read-next.ts';

/**
 * Brings facts, desire and state up to what a Checkout Session says. A session that led to a subscription only asks for
 * that one to be read; money that is still on its way (SEPA) opens nothing.
 *
 * @returns the correlation id of its order, which what follows carries; null when it carries no order of this organisation
 */
export async function applyPurchase(
  unit: UnitOfWork,
  fact: PurchaseFact,
  read: Applying,
): Promise<string | null> {
  if (!fact.orderId) return null;
  // Its order is not locked here: the subscription's own reader locks it, and in another order than we would.
  if (fact.subscriptionId) {
    await readNext(unit, { objectKind: 'subscription', objectId: fact.subscriptionId }, read);
    return read.correlationId;
  }
  const order = await loadOrder(unit.db, { ...read, orderId: fact.orderId });
  if (order?.provider !== 'stripe') return null;
  const applying = { ...read, correlationId: order.correlationId };
  if (fact.status === 'paid') await writePaid(unit, order, fact, applying);
  else if (fact.status !== 'unknown')
    await writeOrderStatus(unit.db, order, { status: fact.status, paidAt: null });
  return order.correlationId;
}

async function writePaid(
  unit: UnitOfWork,
  order: OrderFacts,
  fact: PurchaseFact,
  applying: Applying,
): Promise<void> {
  const { account, livemode } = applying.target;
  const paidAt = fact.paidAt ?? applying.now;
  const paymentId = await writePayment(unit.db, order, {
    provider: 'stripe',
    account,
    livemode,
    providerId: fact.providerId,
    subscriptionId: null,
    paymentIntentId: fact.paymentIntentId,
    ...(fact.amount ?? order),
    paidAt,
    paidThrough: null,
    correlationId: applying.correlationId,
  });
  await Promise.all([
    writeBuyer(unit.db, order, { account, livemode, customerId: fact.customerId, email: fact.customerEmail }),
    writeOrderStatus(unit.db, order, { status: 'paid', paidAt, paymentIntentId: fact.paymentIntentId }),
    writeSources(unit.db, order, { paymentId }, applying.now),
  ]);
  if (order.takenBack) await settleSourceEnds(unit, order);
  await settleAccesses(unit, { ...applying, subscriberId: order.subscriberId });
}
