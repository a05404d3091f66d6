import { renewalOf } from '@latchkey/access/stars/renewal-of';
import type { StarsPaymentView, StarsSubscriptionView } from '@latchkey/contracts/procedures/stars';
import type { StarsPaymentRow } from '@latchkey/db/stars/list-payments';
import type { StarsSubscriptionRow } from '@latchkey/db/stars/list-subscriptions';

/** A subscription in Stars as its payer and support see it. */
export function subscriptionView(row: StarsSubscriptionRow): StarsSubscriptionView {
  const { id, orderId, plan, stars, paidThrough, lastCall } = row;
  return {
    id,
    orderId,
    plan,
    stars,
    paidThrough: paidThrough?.toISOString() ?? null,
    renewal: renewalOf(row),
    refusal: lastCall?.refusal ?? null,
  };
}

/** A payment in Stars as support sees it. */
export function paymentView(row: StarsPaymentRow): StarsPaymentView {
  const { id, orderId, chargeId, stars, paidAt, paidThrough, refundedAt, request } = row;
  return {
    id,
    orderId,
    chargeId,
    stars,
    paidAt: paidAt.toISOString(),
    paidThrough: paidThrough?.toISOString() ?? null,
    refund: refundOf(row),
    refundedAt: refundedAt?.toISOString() ?? null,
    refusal: request?.refusal ?? null,
  };
}

function refundOf({ refundedAt, request }: StarsPaymentRow): StarsPaymentView['refund'] {
  const wanted = request?.state === 'asked' || request?.state === 'done';
  if (refundedAt) return wanted ? 'refunded' : 'taken_back';
  if (request?.state === 'asked') return 'refunding';
  return request?.state === 'refused' ? 'refused' : 'none';
}
