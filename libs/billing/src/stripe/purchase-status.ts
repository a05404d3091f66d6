import type { PurchaseFact } from '@latchkey/contracts/facts/purchase-fact';
import type { CheckoutSession } from './shapes/checkout-session.ts';
import type { PaymentIntent } from './shapes/payment-intent.ts';

/**
 * Where a purchase stands (Stripe: Fulfill orders). `complete` alone means no money: a debit may be days away, and when it
 * fails (`checkout.session.async_payment_failed`) only the payment intent shows it. A free session says
 * `no_payment_required` from its first moment, so it counts once it is complete.
 */
export function purchaseStatus(
  session: Pick<CheckoutSession, 'status' | 'payment_status'>,
  intent: Pick<PaymentIntent, 'status'> | null,
): PurchaseFact['status'] {
  if (session.payment_status === 'paid') return 'paid';
  if (session.status === 'open' || session.status === 'expired') return session.status;
  if (session.status !== 'complete') return 'unknown';
  if (session.payment_status === 'no_payment_required') return 'paid';
  if (session.payment_status !== 'unpaid') return 'unknown';
  return hasFailed(intent) ? 'failed' : 'processing';
}

function hasFailed(intent: Pick<PaymentIntent, 'status'> | null): boolean {
  return intent?.status === 'requires_payment_method' || intent?.status === 'canceled';
}
