import type { StarsPayment } from '@latchkey/contracts/facts/stars-payment';
import { type StarsTransaction, starsPeriodSeconds } from '@latchkey/contracts/facts/stars-transaction';
import type { OrderId } from '@latchkey/contracts/ids';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { findOrderOfPayer } from '@latchkey/db/stars/find-order-of-payer';
import { loadSubscription } from '@latchkey/db/stars/load-subscription';
import type { AccessDeps } from '../access-deps.ts';
import { applyStarsPayment, type StarsReceiver } from '../apply/apply-stars-payment.ts';
import { giveBackStars } from './give-back-stars.ts';
import { earlyMs } from './judge-payment.ts';
import { recordRefund } from './record-refund.ts';
import type { StarsGateway } from './stars-gateway.ts';

/**
 * Applies a movement on the bot's balance that is not on file: a payment whose update was lost, a refund, a chargeback.
 * Other movements (gifts, withdrawals, what the bot sells besides) are none of ours.
 *
 * @returns what stands in the way of giving back what bought nothing
 */
export async function applyTransaction(
  deps: AccessDeps & { stars: StarsGateway },
  transaction: StarsTransaction,
  receiver: StarsReceiver,
): Promise<JobOutcome> {
  if (transaction.direction === 'out') {
    const refund = {
      chargeId: transaction.id,
      refundedAt: transaction.at,
      heardBy: 'balance',
    } as const;
    const now = deps.clock.now();
    await unitOfWork(named(deps, 'Stars reading'), (unit) => recordRefund(unit, refund, { receiver, now }));
    return done;
  }
  const payment = await paymentOf(deps, transaction, receiver);
  if (!payment || (await applyStarsPayment(deps, payment, receiver, 'net')) !== 'to_give_back') return done;
  const { organisationId, botTelegramId } = receiver;
  const { chargeId } = payment;
  return giveBackStars(deps, { organisationId, botTelegramId, chargeId, correlationId: `stars-${chargeId}` });
}

/** The payment that a transaction tells of; null: none of ours. */
async function paymentOf(
  deps: AccessDeps,
  transaction: StarsTransaction,
  receiver: StarsReceiver,
): Promise<StarsPayment | null> {
  const { personTelegramId, at, stars } = transaction;
  const orderId = await orderOf(deps, transaction, receiver);
  if (!orderId || personTelegramId === null) return null;
  const paidThrough = await endOf(deps, { ...transaction, orderId }, receiver);
  return {
    kind: 'stars',
    chargeId: transaction.id,
    orderId,
    payerTelegramId: personTelegramId,
    stars,
    recurring: paidThrough !== null,
    firstOfSubscription: false,
    paidThrough,
    paidAt: at,
  };
}

async function orderOf(
  { database }: AccessDeps,
  { orderId, hasPayload, personTelegramId: telegramId, stars, at }: StarsTransaction,
  receiver: StarsReceiver,
): Promise<OrderId | null> {
  if (hasPayload || telegramId === null) return orderId;
  return findOrderOfPayer(database.db, { ...receiver, telegramId, stars, at });
}

/**
 * A transaction does not tell up to when it has paid. A period begins where the last one ends, if that is near, else with
 * the payment: never sooner than Telegram's own, so that nobody leaves early by it.
 */
async function endOf(
  { database }: AccessDeps,
  { orderId, at, periodSeconds }: StarsTransaction & { orderId: OrderId },
  { organisationId }: StarsReceiver,
): Promise<Date | null> {
  const subscription = await loadSubscription(database.db, { organisationId, orderId });
  const period = periodSeconds ?? (subscription ? starsPeriodSeconds : null);
  if (period === null) return null;
  const before = subscription?.paidThrough ?? at;
  const begins = before > at && before.getTime() <= at.getTime() + earlyMs ? before : at;
  return new Date(begins.getTime() + period * 1000);
}
