import type { PaymentId } from '@latchkey/contracts/ids';
import type { OrderFacts } from '@latchkey/db/facts/load-order';
import { findAccessOfOrder, listRefundsToTell } from '@latchkey/db/notice/find-access-of-order';
import { promiseNotice } from '@latchkey/db/notice/promise-notice';
import type { UnitOfWork } from '@latchkey/db/outbox/unit-of-work';

/** Of money that went back longer ago than this nobody is told any more, in milliseconds: what is read anew is no news. */
const newsMs = 7 * 86_400_000;

/** Promises one message for each refund of a payment, whoever made it and however often it is read. */
export async function tellRefunds(
  unit: UnitOfWork,
  order: OrderFacts,
  { paymentId, now }: { paymentId: PaymentId; now: Date },
): Promise<void> {
  const { organisationId, correlationId } = order;
  const since = new Date(now.getTime() - newsMs);
  const refunds = await listRefundsToTell(unit.db, { organisationId, paymentId, since });
  if (refunds.length === 0) return;
  const told = await findAccessOfOrder(unit.db, { organisationId, orderId: order.id });
  if (!told) return;
  for (const refundId of refunds)
    promiseNotice(unit, {
      organisationId,
      ...told,
      refundId,
      kind: 'refunded',
      occasion: `refunded:${refundId}`,
      correlationId,
      at: now,
    });
}
