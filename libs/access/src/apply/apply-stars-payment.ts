import type { StarsPayment } from '@latchkey/contracts/facts/stars-payment';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { loadOrder, type OrderFacts } from '@latchkey/db/facts/load-order';
import { writeDue } from '@latchkey/db/facts/write-due';
import { writeOrderStatus } from '@latchkey/db/facts/write-order-status';
import { writePayment } from '@latchkey/db/facts/write-payment';
import { writeSources } from '@latchkey/db/facts/write-sources';
import { writeSubscription } from '@latchkey/db/facts/write-subscription';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';

/** The bot at whose owner the Stars land. */
export interface StarsReceiver {
  organisationId: OrganisationId;
  botTelegramId: number;
}

const starsSettleMs = 3_600_000;

/**
 * Brings facts, desire and state up to a successful payment in Stars: the first, or a renewal of the same order with a
 * charge of its own. Money is counted by its charge id, so a repeated update changes nothing.
 *
 * @returns `unknown_order` when the payload names no order of this organisation: somebody must look at it
 */
export async function applyStarsPayment(
  deps: AccessDeps,
  payment: StarsPayment,
  receiver: StarsReceiver,
): Promise<'applied' | 'unknown_order'> {
  const { organisationId } = receiver;
  return unitOfWork(named(deps, 'Stars'), async (unit) => {
    const order = payment.orderId
      ? await loadOrder(unit.db, { organisationId, orderId: payment.orderId })
      : null;
    if (order?.provider !== 'stars') return 'unknown_order';
    const now = deps.clock.now();
    const { subscriberId, correlationId } = order;
    await writeFacts(unit, order, payment, { receiver, now, correlationId });
    await settleAccesses(unit, { organisationId, subscriberId, now, correlationId });
    return 'applied';
  });
}

async function writeFacts(
  unit: UnitOfWork,
  order: OrderFacts,
  payment: StarsPayment,
  occasion: { receiver: StarsReceiver; now: Date; correlationId: string },
): Promise<void> {
  const money = {
    provider: 'stars',
    account: String(occasion.receiver.botTelegramId),
    livemode: true,
  } as const;
  const subscription =
    payment.paidThrough &&
    (await writeSubscription(unit.db, order, subscriptionOf(order, payment, money, occasion.now)));
  const paymentId = await writePayment(unit.db, order, {
    ...money,
    providerId: payment.chargeId,
    subscriptionId: subscription?.id ?? null,
    amountMinor: BigInt(payment.stars),
    currency: 'XTR',
    paidAt: payment.paidAt,
    paidThrough: payment.paidThrough,
    correlationId: occasion.correlationId,
  });
  await Promise.all([
    writeOrderStatus(unit.db, order, { status: 'paid', paidAt: payment.paidAt }),
    writeSources(
      unit.db,
      order,
      subscription ? { subscriptionId: subscription.id } : { paymentId },
      occasion.now,
    ),
    subscription?.paidThrough &&
      writeDue(unit.db, {
        organisationId: order.organisationId,
        subscriptionId: subscription.id,
        // Of the latest payment: an older one may come after it.
        dueAt: new Date(subscription.paidThrough.getTime() + starsSettleMs),
      }),
  ]);
}

function subscriptionOf(
  order: OrderFacts,
  payment: StarsPayment,
  money: { provider: 'stars'; account: string; livemode: true },
  now: Date,
) {
  return {
    ...money,
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
    readAt: now,
  };
}
