import type { SubscriptionFact } from '@latchkey/contracts/facts/subscription-fact';
import type { OrderFacts } from '@latchkey/db/facts/load-order';
import { writeBuyer } from '@latchkey/db/facts/write-buyer';
import { writeDue } from '@latchkey/db/facts/write-due';
import { writeOrderStatus } from '@latchkey/db/facts/write-order-status';
import { writePayment } from '@latchkey/db/facts/write-payment';
import { writeSources } from '@latchkey/db/facts/write-sources';
import { writeSubscription } from '@latchkey/db/facts/write-subscription';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { settleSourceEnds } from '../money/settle-source-ends.ts';
import { followPrice, holdsOtherPrice } from '../plan/follow-price.ts';
import { reminderLook } from '../remind/reminder-look.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';
import type { Applying } from './applying.ts';
import { nextRead } from './next-read.ts';

/**
 * Brings facts, desire and state up to what a subscription's object says. Runs inside the transaction that holds the
 * object's sync row and its order. Whatever was heard, and in whatever order, the end depends on the object alone.
 */
export async function applySubscription(
  unit: UnitOfWork,
  order: OrderFacts,
  fact: SubscriptionFact,
  applying: Applying,
): Promise<void> {
  await writeFacts(unit, order, fact, applying);
  if (holdsOtherPrice(order, fact)) await followPrice(unit, order, fact, applying);
  if (order.takenBack) await settleSourceEnds(unit, order);
  await settleAccesses(unit, { ...applying, subscriberId: order.subscriberId });
}

async function writeFacts(
  unit: UnitOfWork,
  order: OrderFacts,
  fact: SubscriptionFact,
  applying: Applying,
): Promise<void> {
  const { account, livemode } = applying.target;
  const { organisationId, subscriptionId } = order;
  const at = { account, livemode, provider: 'stripe' } as const;
  const paid = fact.paidInvoice;
  const written = writeSubscription(unit.db, order, {
    ...at,
    ...fact,
    paidThrough: paid?.periodEnd ?? null,
    dueAt: nextRead({ ...fact, graceUntil: null }, applying.now),
    reminderDueAt: reminderLook({ ...fact, graceUntil: null }, applying.now),
    readAt: applying.now,
  });
  const facts = Promise.all([
    written,
    writeBuyer(unit.db, order, {
      account,
      livemode,
      customerId: fact.customerId,
      email: fact.customerEmail,
    }),
    fact.everPaid || fact.status === 'trialing'
      ? writeOrderStatus(unit.db, order, { status: 'paid', paidAt: paid?.paidAt ?? applying.now })
      : null,
    ...[...(fact.missedInvoices ?? []), ...(paid ? [paid] : [])].map((invoice) =>
      writePayment(unit.db, order, {
        ...at,
        providerId: invoice.providerId,
        subscriptionId,
        paymentIntentId: invoice.paymentIntentId ?? null,
        ...invoice.amount,
        paidAt: invoice.paidAt,
        paidThrough: invoice.periodEnd,
        correlationId: applying.correlationId,
      }),
    ),
    writeSources(unit.db, order, { subscriptionId }, applying.now),
  ]);
  unit.sent(facts);
  if (order.takenBack || holdsOtherPrice(order, fact)) await facts;
  if (!fact.unpaidInvoice) return;
  // How long an unpaid invoice is waited for is known only now.
  const { graceUntil } = await written;
  const dueAt = nextRead({ ...fact, graceUntil }, applying.now);
  const reminderDueAt = reminderLook({ ...fact, graceUntil }, applying.now);
  unit.sent(writeDue(unit.db, { organisationId, subscriptionId, dueAt, reminderDueAt }));
}
