import type { ChargeFact, ChargePayment } from '@latchkey/contracts/facts/charge-fact';
import { findPaymentId } from '@latchkey/db/facts/find-payment-id';
import { loadOrder } from '@latchkey/db/facts/load-order';
import { writePayment } from '@latchkey/db/facts/write-payment';
import { findOrderOfCharge } from '@latchkey/db/money/find-order-of-charge';
import { writeDisputes } from '@latchkey/db/money/write-disputes';
import { writeEntries } from '@latchkey/db/money/write-entries';
import { writeRefunds } from '@latchkey/db/money/write-refunds';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { Applying } from '../apply/applying.ts';
import { readNext } from '../apply/read-next.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';
import { movementsOfCharge } from './movements-of-charge.ts';
import { settleSourceEnds } from './settle-source-ends.ts';
import { tellDisputes } from './tell-disputes.ts';
import { tellRefunds } from './tell-refunds.ts';

/**
 * Brings facts, journal, desire and state up to what a charge says of its refunds and disputes. Money that we have not
 * heard of yet is written too, and what it entitles to is read next: so it may be heard of in any order.
 *
 * @returns the correlation id of its order; null when it paid for nothing that this organisation sold here
 */
export async function applyCharge(
  unit: UnitOfWork,
  fact: ChargeFact,
  read: Applying,
): Promise<string | null> {
  const { payment } = fact;
  if (!payment) return null;
  const found = await findOrderOfCharge(unit.db, { ...read, ...read.target, payment });
  if (!found) return null;
  // Before the order is locked: whoever reads that object locks it first and the order after it.
  if (!isOnFile(found, payment)) await readNext(unit, payment.carrier, read);
  const order = await loadOrder(unit.db, { ...read, orderId: found.orderId });
  if (order?.provider !== 'stripe') return null;
  const { account, livemode } = read.target;
  const applying = { ...read, correlationId: order.correlationId };
  const key = { provider: 'stripe', account, livemode, providerId: payment.providerId } as const;
  await writePayment(unit.db, order, {
    ...payment.amount,
    ...key,
    subscriptionId: found.subscriptionId,
    paymentIntentId: fact.paymentIntentId,
    paidAt: payment.paidAt,
    paidThrough: payment.paidThrough,
    correlationId: order.correlationId,
  });
  const paymentId = await findPaymentId(unit.db, key);
  const of = { organisationId: read.organisationId, account, livemode };
  await writeRefunds(unit.db, { ...of, paymentId, readAt: read.now }, fact.refunds);
  const ids = await writeDisputes(unit.db, { ...of, paymentId, readAt: read.now }, fact.disputes);
  const journal = { ...of, provider: 'stripe', correlationId: order.correlationId } as const;
  await writeEntries(unit.db, journal, movementsOfCharge(fact, read.now));
  await settleSourceEnds(unit, order);
  await settleAccesses(unit, { ...applying, subscriberId: order.subscriberId });
  if (fact.refunds.length > 0) await tellRefunds(unit, order, { paymentId, now: read.now });
  await tellDisputes(unit, fact.disputes, { ...applying, paymentId, ids });
  return order.correlationId;
}

function isOnFile(found: { known: boolean; subscriptionId: string | null }, payment: ChargePayment): boolean {
  return payment.carrier.objectKind === 'subscription' ? found.subscriptionId !== null : found.known;
}
