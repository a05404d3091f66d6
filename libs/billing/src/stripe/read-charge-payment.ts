import type { ChargePayment } from '@latchkey/contracts/facts/charge-fact';
import type { OrderId } from '@latchkey/contracts/ids';
import type Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';
import { metadata } from './metadata.ts';
import { toPaidInvoice } from './paid-invoice.ts';
import type { Charge } from './shapes/charge.ts';
import { PaidInvoices, SessionOfIntent } from './shapes/charge-carrier.ts';
import { moneyIn } from './shapes/money-in.ts';

/**
 * What of ours a charge paid for. A purchase that is paid once has our mark on its payment intent, and its session is
 * looked for; the intents of invoices are Stripe's own, and lead to the invoice and its subscription.
 */
export async function readChargePayment(
  stripe: Stripe,
  account: string,
  charge: Charge,
): Promise<ChargePayment | null> {
  const intent = charge.payment_intent;
  if (!intent) return null;
  const [intentId, marks] =
    typeof intent === 'string' ? [intent, charge.metadata] : [intent.id, intent.metadata];
  const orderId = metadata.orderId(marks);
  return orderId
    ? ofSession(stripe, account, { intentId, orderId, charge })
    : ofInvoice(stripe, account, intentId);
}

async function ofSession(
  stripe: Stripe,
  account: string,
  of: { intentId: string; orderId: OrderId; charge: Charge },
): Promise<ChargePayment | null> {
  const [session] = await callStripe(account, async (options) => {
    const list = await stripe.checkout.sessions.list({ payment_intent: of.intentId, limit: 1 }, options);
    return SessionOfIntent.parse(list).data;
  });
  if (!session?.currency) return null;
  return {
    orderId: of.orderId,
    providerId: session.id,
    carrier: { objectKind: 'checkout_session', objectId: session.id },
    amount: moneyIn(session.amount_total ?? 0, session.currency),
    paidAt: of.charge.created,
    paidThrough: null,
  };
}

async function ofInvoice(stripe: Stripe, account: string, intentId: string): Promise<ChargePayment | null> {
  const payment = { type: 'payment_intent', payment_intent: intentId };
  const found = await callStripe(account, async (options) => {
    const list = await stripe.invoicePayments.list({ payment, expand: ['data.invoice'], limit: 1 }, options);
    return PaidInvoices.parse(list).data[0]?.invoice;
  });
  if (!found || typeof found === 'string' || found.status !== 'paid') return null;
  const { subscription, metadata: marks } = found.parent?.subscription_details ?? {};
  if (!subscription) return null;
  const { providerId, amount, paidAt, periodEnd } = toPaidInvoice(found);
  return {
    orderId: metadata.orderId(marks ?? {}),
    providerId,
    carrier: { objectKind: 'subscription', objectId: subscription },
    amount,
    paidAt,
    paidThrough: periodEnd,
  };
}
