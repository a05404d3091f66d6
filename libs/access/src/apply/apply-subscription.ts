import type { SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import { loadOrder, type OrderFacts } from '@latchkey/db/facts/load-order';
import { writeBuyer } from '@latchkey/db/facts/write-buyer';
import { writeDue } from '@latchkey/db/facts/write-due';
import { writeOrderStatus } from '@latchkey/db/facts/write-order-status';
import { writePayment } from '@latchkey/db/facts/write-payment';
import { writeSources } from '@latchkey/db/facts/write-sources';
import { writeSubscription } from '@latchkey/db/facts/write-subscription';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { settleSourceEnds } from '../money/settle-source-ends.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';
import type { Applying } from './applying.ts';
import { nextRead } from './next-read.ts';

/**
 * Brings facts, desire and state up to what a subscription's object says. Runs inside the transaction that holds the
 * object's sync row. Whatever was heard, and in whatever order, the end depends on the object alone.
 *
 * @returns the correlation id of its order, which what follows carries; null when it carries no order of this organisation
 */
export async function applySubscription(
  unit: UnitOfWork,
  fact: SubscriptionFact,
  read: Applying,
): Promise<string | null> {
  const order = fact.orderId ? await loadOrder(unit.db, { ...read, orderId: fact.orderId }) : null;
  if (order?.provider !== 'stripe') return null;
  const applying = { ...read, correlationId: order.correlationId };
  await writeFacts(unit, order, fact, applying);
  if (order.takenBack) await settleSourceEnds(unit, order);
  await settleAccesses(unit, { ...applying, subscriberId: order.subscriberId });
  return order.correlationId;
}

async function writeFacts(
  unit: UnitOfWork,
  order: OrderFacts,
  fact: SubscriptionFact,
  applying: Applying,
): Promise<void> {
  const { account, livemode } = applying.target;
  const at = { account, livemode, provider: 'stripe' } as const;
  const { id: subscriptionId, graceUntil } = await writeSubscription(unit.db, order, {
    ...at,
    ...fact,
    paidThrough: fact.paidInvoice?.periodEnd ?? null,
    readAt: applying.now,
  });
  const paid = fact.paidInvoice;
  const statements = Promise.all([
    writeBuyer(unit.db, order, { account, livemode, customerId: fact.customerId, email: fact.customerEmail }),
    fact.everPaid || fact.status === 'trialing'
      ? writeOrderStatus(unit.db, order, { status: 'paid', paidAt: paid?.paidAt ?? applying.now })
      : null,
    paid &&
      writePayment(unit.db, order, {
        ...at,
        providerId: paid.providerId,
        subscriptionId,
        paymentIntentId: paid.paymentIntentId ?? null,
        ...paid.amount,
        paidAt: paid.paidAt,
        paidThrough: paid.periodEnd,
        correlationId: applying.correlationId,
      }),
    writeSources(unit.db, order, { subscriptionId }, applying.now),
    writeDue(unit.db, {
      organisationId: order.organisationId,
      subscriptionId,
      dueAt: nextRead({ ...fact, graceUntil }, applying.now),
    }),
  ]);
  unit.sent(statements);
}
