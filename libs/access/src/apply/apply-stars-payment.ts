import type { StarsPayment } from '@latchkey/contracts/facts/stars-payment';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { loadOrder, type OrderFacts } from '@latchkey/db/facts/load-order';
import { writeDue } from '@latchkey/db/facts/write-due';
import { writeOrderStatus } from '@latchkey/db/facts/write-order-status';
import { writePayment } from '@latchkey/db/facts/write-payment';
import { writeSources } from '@latchkey/db/facts/write-sources';
import { type SubscriptionRecord, writeSubscription } from '@latchkey/db/facts/write-subscription';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { ensureReading } from '@latchkey/db/stars/ensure-reading';
import { loadSubscription, type StarsSubscription } from '@latchkey/db/stars/load-subscription';
import { reopenSources } from '@latchkey/db/stars/reopen-sources';
import { decideReturn, loadPaymentStanding } from '@latchkey/db/stars/stars-returns';
import { writeRenewal } from '@latchkey/db/stars/write-renewal';
import type { AccessDeps } from '../access-deps.ts';
import { starsSettleMs } from '../decide/stars-are-over.ts';
import { reminderLook } from '../remind/reminder-look.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';
import { judgePayment } from '../stars/judge-payment.ts';

/** The bot at whose owner the Stars land. */
export interface StarsReceiver {
  organisationId: OrganisationId;
  botTelegramId: number;
}

/**
 * Brings facts, desire and state up to a successful payment in Stars: the first, or a renewal of the same order with a
 * charge of its own. Money is counted by its charge id, so a repeated update changes nothing. What was paid after a refund
 * opens again what the refund had ended. Stars that buy nothing are decided to go back, in the same transaction.
 *
 * @param amount `net`: less a commission, as the bot's list of transactions tells it
 * @returns `to_give_back`: nothing was opened, see `giveBackStars`. `unknown_order`: of what something else sells by this
 * bot, as a renewal or a line of the list tells; nobody gives that back but a person
 */
export async function applyStarsPayment(
  deps: AccessDeps,
  payment: StarsPayment,
  receiver: StarsReceiver,
  amount: 'whole' | 'net' = 'whole',
): Promise<'applied' | 'unknown_order' | 'to_give_back'> {
  const { organisationId } = receiver;
  return unitOfWork(named(deps, 'Stars'), async (unit) => {
    const subscription = payment.orderId && { ...accountOf(receiver), providerId: payment.orderId };
    const order = subscription
      ? await loadOrder(unit.db, { organisationId, orderId: subscription.providerId, subscription })
      : null;
    const now = deps.clock.now();
    const judged = { ...receiver, chargeId: payment.chargeId, payment, now };
    if (order?.provider !== 'stars') {
      const isElsewhere = amount === 'net' || (payment.recurring && !payment.firstOfSubscription);
      if (isElsewhere) return 'unknown_order';
      const correlationId = `stars-${payment.chargeId}`;
      await decideReturn(unit.db, { ...judged, reason: 'unknown_order', correlationId });
      return 'to_give_back';
    }
    const { subscriberId, correlationId } = order;
    const standing = await loadPaymentStanding(unit.db, judged);
    if (standing.returned) return 'to_give_back';
    const reason = judgePayment(payment, order, standing, amount);
    if (reason) {
      await decideReturn(unit.db, { ...judged, reason, correlationId });
      return 'to_give_back';
    }
    await writeFacts(unit, order, payment, { receiver, now, correlationId });
    await settleAccesses(unit, { organisationId, subscriberId, now, correlationId });
    return 'applied';
  });
}

/** Stars land at the bot's owner: the bot is the account. */
function accountOf({ botTelegramId }: StarsReceiver) {
  return { provider: 'stars', account: String(botTelegramId), livemode: true } as const;
}

async function writeFacts(
  unit: UnitOfWork,
  order: OrderFacts,
  payment: StarsPayment,
  { receiver, now, correlationId }: { receiver: StarsReceiver; now: Date; correlationId: string },
): Promise<void> {
  const { organisationId, subscriptionId } = order;
  const { paidThrough, paidAt } = payment;
  const money = { ...accountOf(receiver), providerId: payment.chargeId };
  const before = paidThrough ? await loadSubscription(unit.db, { organisationId, orderId: order.id }) : null;
  const stands = paidThrough && standingAfter(before, payment);
  const subscription =
    stands &&
    (await writeSubscription(unit.db, order, {
      ...subscriptionOf(order, payment, receiver, now),
      ...stands,
    }));
  const carrier = subscription ? { subscriptionId } : { payment: money };
  unit.sent(
    Promise.all([
      writePayment(unit.db, order, {
        ...money,
        subscriptionId: subscription ? subscriptionId : null,
        amountMinor: BigInt(payment.stars),
        currency: 'XTR',
        paidAt,
        paidThrough,
        correlationId,
      }),
      writeOrderStatus(unit.db, order, { status: 'paid', paidAt }),
      writeSources(unit.db, order, carrier, now),
      subscription?.paidThrough &&
        writeDue(unit.db, {
          organisationId,
          subscriptionId,
          // Of the latest payment: an older one may come after it.
          dueAt: stands?.endedAt ? null : new Date(subscription.paidThrough.getTime() + starsSettleMs),
          reminderDueAt: stands?.endedAt
            ? null
            : reminderLook(
                { status: 'active', graceUntil: null, trialEnd: null, periodEnd: subscription.paidThrough },
                now,
              ),
        }),
      reopenSources(unit.db, order, paidAt),
      ensureReading(unit.db, { organisationId, now }),
    ]),
  );
  if (before?.renewal && before.renewal.saidAt < paidAt) {
    const said = { state: 'active', saidAt: paidAt, updateId: 0, byBot: false } as const;
    await writeRenewal(unit.db, { organisationId, subscriptionId: before.id }, said);
  }
}

/**
 * How a subscription stands after a payment: one that moves its end makes it live again; an older one, come late, changes
 * nothing. What was cancelled after the payment stays cancelled, for the new end.
 */
function standingAfter(
  before: StarsSubscription | null,
  { paidThrough, paidAt }: StarsPayment,
): Pick<SubscriptionRecord, 'status' | 'cancelAt' | 'endedAt'> {
  const moves = !before?.paidThrough || (paidThrough !== null && paidThrough > before.paidThrough);
  if (before && !moves) {
    const { status, cancelAt, endedAt } = before;
    return { status, cancelAt, endedAt };
  }
  const cancelled = before?.renewal?.state === 'canceled' && before.renewal.saidAt >= paidAt;
  return { status: 'active', cancelAt: cancelled ? paidThrough : null, endedAt: null };
}

function subscriptionOf(order: OrderFacts, payment: StarsPayment, receiver: StarsReceiver, now: Date) {
  return {
    ...accountOf(receiver),
    providerId: order.id,
    status: 'active' as const,
    priceIds: [],
    periodEnd: null,
    paidThrough: payment.paidThrough,
    trialEnd: null,
    cancelAt: null,
    endedAt: null,
    everPaid: true,
    unpaidInvoice: null,
    customerId: null,
    dueAt: null,
    reminderDueAt: null,
    readAt: now,
  };
}
