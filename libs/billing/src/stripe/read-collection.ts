import type Stripe from 'stripe';
import { BillingFailure } from '../billing-failure.ts';
import { callStripe } from './call-stripe.ts';
import { InvoicePaymentList } from './shapes/invoice-payment.ts';
import type { PaymentIntent } from './shapes/payment-intent.ts';

export interface Collection {
  /** The payment needs the buyer: another method, or a confirmation. */
  failed: boolean;
  /** When the charge failed; null where that is not told. */
  failedAt: Date | null;
}

const failedStatuses: readonly string[] = ['requires_payment_method', 'requires_action', 'canceled'];
const untold: Collection = { failed: false, failedAt: null };

/** How the collection of an open invoice goes, from the payment intent behind it. */
export async function readCollection(stripe: Stripe, account: string, invoice: string): Promise<Collection> {
  const payments = await listPayments(stripe, account, invoice);
  const intent = payments?.data.find((payment) => payment.status === 'open')?.payment.payment_intent;
  if (!intent || typeof intent === 'string') return untold;
  return { failed: failedStatuses.includes(intent.status), failedAt: failedAt(intent) };
}

/** Null where it cannot be told: that must not keep us from what the subscription itself says. */
async function listPayments(stripe: Stripe, account: string, invoice: string) {
  const expand = ['data.payment.payment_intent.latest_charge'];
  try {
    return await callStripe(account, async (options) =>
      InvoicePaymentList.parse(await stripe.invoicePayments.list({ invoice, expand }, options)),
    );
  } catch (error) {
    if (error instanceof BillingFailure && (error.kind === 'gone' || error.kind === 'faulty')) return null;
    throw error;
  }
}

// A card is refused the moment it is charged. A debit is created days before it fails: its time would eat up the grace.
function failedAt(intent: PaymentIntent): Date | null {
  const charge = intent.latest_charge;
  if (!charge || typeof charge === 'string') return null;
  const isCard = charge.payment_method_details?.type === 'card';
  return isCard && charge.status === 'failed' ? charge.created : null;
}
