import type { StarsRefund } from '@latchkey/contracts/facts/stars-refund';
import { raiseAlert } from '@latchkey/db/alert/raise-alert';
import { loadOrder, type OrderFacts } from '@latchkey/db/facts/load-order';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { askCall } from '@latchkey/db/stars/ask-call';
import { endSources } from '@latchkey/db/stars/end-sources';
import { endSubscription } from '@latchkey/db/stars/end-subscription';
import { findPayment, type StarsPaymentOnFile } from '@latchkey/db/stars/find-payment';
import { loadSubscription } from '@latchkey/db/stars/load-subscription';
import { paidThrough } from '@latchkey/db/stars/paid-through';
import { wantsRefund } from '@latchkey/db/stars/wants-refund';
import { writeRefund } from '@latchkey/db/stars/write-refund';
import type { StarsReceiver } from '../apply/apply-stars-payment.ts';
import { tellRefunds } from '../money/tell-refunds.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';

interface Recording {
  order: OrderFacts;
  payment: StarsPaymentOnFile;
  refund: StarsRefund;
  now: Date;
}

/**
 * Records that a payment in Stars went back: one refund and one entry in the journal, whoever tells it and however often.
 * What it had paid for ends at once, unless another payment of the same subscription pays for the present.
 *
 * @returns `unknown_payment` when no payment of that charge is on file: the transactions will tell of both
 */
export async function recordRefund(
  unit: UnitOfWork,
  refund: StarsRefund,
  { receiver, now }: { receiver: StarsReceiver; now: Date },
): Promise<'recorded' | 'known' | 'unknown_payment'> {
  const { organisationId } = receiver;
  const payment = await findPayment(unit.db, { ...receiver, chargeId: refund.chargeId });
  const order = payment && (await loadOrder(unit.db, { organisationId, orderId: payment.orderId }));
  if (!order) return 'unknown_payment';
  const { botTelegramId } = receiver;
  const written = { botTelegramId, refundedAt: refund.refundedAt, readAt: now };
  if (!(await writeRefund(unit.db, order, payment, written))) return 'known';
  const recording = { order, payment, refund, now };
  const asked = await wantsRefund(unit.db, { organisationId, paymentId: payment.id });
  if (!asked) await tellTakenBack(unit, recording);
  await endWhatItPaid(unit, recording, asked);
  await tellRefunds(unit, order, { paymentId: payment.id, now });
  const { subscriberId, correlationId } = order;
  await settleAccesses(unit, { organisationId, subscriberId, now, correlationId });
  return 'recorded';
}

async function endWhatItPaid(
  unit: UnitOfWork,
  { order, payment, refund, now }: Recording,
  asked: boolean,
): Promise<void> {
  const { organisationId } = order;
  const { subscriptionId } = payment;
  const until = subscriptionId && (await paidThrough(unit.db, { organisationId, subscriptionId }));
  if (until && until > now) return;
  // Telegram's moment, so that money paid after it counts; never later than now.
  const endedAt = refund.refundedAt < now ? refund.refundedAt : now;
  const endReason = !asked && refund.heardBy === 'balance' ? 'disputed' : 'refunded';
  await endSources(unit.db, order, { endedAt, endReason });
  if (subscriptionId) await endSubscription(unit.db, { organisationId, subscriptionId, endedAt });
}

/** Nobody here has asked for it: the creator is told, and Telegram is asked not to charge this person again. */
async function tellTakenBack(unit: UnitOfWork, { order, payment, refund, now }: Recording): Promise<void> {
  const { organisationId, correlationId } = order;
  await raiseAlert(unit, {
    organisationId,
    kind: 'stars_taken_back',
    subject: payment.id,
    detail: { orderId: order.id, stars: Number(payment.stars), heardBy: refund.heardBy },
    correlationId,
    at: now,
  });
  const subscription = await loadSubscription(unit.db, { organisationId, orderId: order.id });
  if (!subscription || subscription.renewal?.state === 'canceled' || subscription.endedAt) return;
  await askCall(unit, {
    organisationId,
    orderId: order.id,
    kind: 'cancel',
    subscriptionId: subscription.id,
    paymentId: null,
    at: now,
    correlationId,
  });
}
