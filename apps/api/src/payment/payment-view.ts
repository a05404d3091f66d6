import { moneyToWire } from '@latchkey/contracts/money';
import type { PaymentView } from '@latchkey/contracts/procedures/payment';
import type { ListedPayment } from '@latchkey/db/money/list-payments';
import type { Deps } from '../deps.ts';
import { paymentAtStripe } from '../money/at-stripe.ts';

/** A payment as its creator or support sees it. */
export function paymentView(
  { payment, subscriberId, firstName, username, email, plan, refunds, disputes }: ListedPayment,
  settings: Deps['settings'],
): PaymentView {
  return {
    id: payment.id,
    orderId: payment.orderId,
    subscriberId,
    payer: { subscriberId, firstName: firstName || null, username, email },
    plan,
    provider: payment.provider,
    providerId: payment.providerId,
    providerUrl: paymentAtStripe(payment, settings),
    amount: moneyToWire(payment),
    paidAt: payment.paidAt.toISOString(),
    paidThrough: payment.paidThrough?.toISOString() ?? null,
    refunds: refunds.map((refund) => ({
      id: refund.id,
      providerId: refund.providerId,
      status: refund.status,
      amount: moneyToWire(refund),
      createdAt: refund.createdAt.toISOString(),
      failureReason: refund.failureReason,
    })),
    disputes: disputes.map((dispute) => ({
      id: dispute.id,
      providerId: dispute.providerId,
      status: dispute.status,
      reason: dispute.reason,
      amount: moneyToWire(dispute),
      createdAt: dispute.createdAt.toISOString(),
      respondBy: dispute.respondBy?.toISOString() ?? null,
    })),
  };
}
