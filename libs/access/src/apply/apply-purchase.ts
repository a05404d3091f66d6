import type { PurchaseFact } from '@latchkey/contracts/facts/purchase-fact';
import type { OrderFacts } from '@latchkey/db/facts/load-order';
import { writeBuyer } from '@latchkey/db/facts/write-buyer';
import { writeOrderStatus } from '@latchkey/db/facts/write-order-status';
import { writePayment } from '@latchkey/db/facts/write-payment';
import { writeSources } from '@latchkey/db/facts/write-sources';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { settleSourceEnds } from '../money/settle-source-ends.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';
import type { Applying } from './applying.ts';

/**
 * Brings facts, desire and state up to what a Checkout Session of a one-time purchase says. Runs inside the transaction that
 * holds the object's sync row and its order. Money that is still on its way (SEPA) opens nothing.
 */
export async function applyPurchase(
  unit: UnitOfWork,
  order: OrderFacts,
  fact: PurchaseFact,
  applying: Applying,
): Promise<void> {
  if (fact.status === 'paid') await writePaid(unit, order, fact, applying);
  else if (fact.status !== 'unknown')
    await writeOrderStatus(unit.db, order, { status: fact.status, paidAt: null });
}

async function writePaid(
  unit: UnitOfWork,
  order: OrderFacts,
  fact: PurchaseFact,
  applying: Applying,
): Promise<void> {
  const { account, livemode } = applying.target;
  const paidAt = fact.paidAt ?? applying.now;
  const payment = { provider: 'stripe', account, livemode, providerId: fact.providerId } as const;
  const written = Promise.all([
    writePayment(unit.db, order, {
      ...payment,
      subscriptionId: null,
      paymentIntentId: fact.paymentIntentId,
      ...(fact.amount ?? order),
      paidAt,
      paidThrough: null,
      correlationId: applying.correlationId,
    }),
    writeBuyer(unit.db, order, {
      account,
      livemode,
      customerId: fact.customerId,
      email: fact.customerEmail,
    }),
    writeOrderStatus(unit.db, order, { status: 'paid', paidAt, paymentIntentId: fact.paymentIntentId }),
    writeSources(unit.db, order, { payment }, applying.now),
  ]);
  unit.sent(written);
  if (order.takenBack) {
    await written;
    await settleSourceEnds(unit, order);
  }
  await settleAccesses(unit, { ...applying, subscriberId: order.subscriberId });
}
