import type Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';
import { CheckoutSession } from './shapes/checkout-session.ts';
import { InvoicePaymentList } from './shapes/invoice-payment.ts';

export interface PaidObject {
  /** The connected account, `acct_…`. */
  account: string;
  /** The invoice or session that was paid. */
  paidId: string;
  /** Known for most; null: Stripe is asked. */
  paymentIntentId: string | null;
}

/**
 * The payment intent that paid an invoice or a session; null: none did (free, or paid out of band).
 * @throws {BillingFailure}
 */
export async function findPaymentIntent(stripe: Stripe, paid: PaidObject): Promise<string | null> {
  if (paid.paymentIntentId) return paid.paymentIntentId;
  const { account, paidId } = paid;
  return callStripe(account, async (options) => {
    if (paidId.startsWith('cs_')) {
      const session = CheckoutSession.parse(await stripe.checkout.sessions.retrieve(paidId, {}, options));
      return idOf(session.payment_intent);
    }
    const of = { invoice: paidId, status: 'paid', limit: 1 };
    const { data } = InvoicePaymentList.parse(await stripe.invoicePayments.list(of, options));
    return idOf(data[0]?.payment.payment_intent);
  });
}

function idOf(intent: string | { id: string } | null | undefined): string | null {
  return (typeof intent === 'string' ? intent : intent?.id) ?? null;
}
