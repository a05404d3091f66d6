import type { OrganisationId, PaymentId } from '@latchkey/contracts/ids';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { loadOrder } from '@latchkey/db/facts/load-order';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { askCall } from '@latchkey/db/stars/ask-call';
import { listPayments } from '@latchkey/db/stars/list-payments';
import type { AccessDeps } from '../access-deps.ts';

/**
 * Asks for a payment in Stars to be given back, whole. Access ends when Telegram has done it, not by asking.
 *
 * @returns `already`: it went back before. `busy`: another payment of the same order is being given back
 */
export async function askRefund(
  deps: AccessDeps,
  asked: { organisationId: OrganisationId; paymentId: PaymentId; reason: string; act: Act },
): Promise<'asked' | 'already' | 'unknown' | 'busy'> {
  const { organisationId, paymentId, reason, act } = asked;
  return unitOfWork(named(deps, 'support act'), async (unit) => {
    const [found] = await listPayments(unit.db, organisationId, { paymentId });
    const order = found && (await loadOrder(unit.db, { organisationId, orderId: found.orderId }));
    if (!order) return 'unknown';
    // As it is under the order's lock.
    const [payment] = await listPayments(unit.db, organisationId, { paymentId });
    if (!payment || payment.refundedAt) return 'already';
    const { correlationId, at } = act;
    const of = { organisationId, orderId: order.id, subscriptionId: payment.subscriptionId, paymentId };
    const answer = await askCall(unit, { ...of, kind: 'refund', at, correlationId });
    if (answer === 'busy') return 'busy';
    if (answer === 'asked') {
      const target = { targetKind: 'payment', targetId: paymentId };
      await appendAudit(unit.db, organisationId, act, {
        action: 'stars.refund',
        ...target,
        detail: { reason },
      });
    }
    return 'asked';
  });
}
