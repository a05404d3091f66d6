import type { PurchaseFact } from '@latchkey/contracts/facts/purchase-fact';
import type Stripe from 'stripe';
import { callStripe } from './call-stripe.ts';
import { metadata } from './metadata.ts';
import { type Gone, orGone } from './or-gone.ts';
import { purchaseStatus } from './purchase-status.ts';
import { CheckoutSession } from './shapes/checkout-session.ts';
import { moneyIn } from './shapes/money-in.ts';
import { PaymentIntent } from './shapes/payment-intent.ts';

export interface PurchaseTarget {
  /** The connected account, `acct_…`. */
  account: string;
  sessionId: string;
}

/**
 * What a Checkout Session says now: a one-time purchase, or a subscription's session, which then names the subscription.
 * @throws {BillingFailure} when it could not be read.
 */
export async function readPurchase(stripe: Stripe, target: PurchaseTarget): Promise<PurchaseFact | Gone> {
  return orGone(read(stripe, target));
}

async function read(stripe: Stripe, { account, sessionId }: PurchaseTarget): Promise<PurchaseFact> {
  const session = await callStripe(account, async (options) =>
    CheckoutSession.parse(
      await stripe.checkout.sessions.retrieve(
        sessionId,
        { expand: ['payment_intent.latest_charge'] },
        options,
      ),
    ),
  );
  const intent = await paymentIntent(stripe, account, session);
  const status = purchaseStatus(session, intent);
  return {
    kind: 'purchase',
    providerId: session.id,
    orderId: metadata.orderId(session.metadata),
    status,
    amount: amountOf(session),
    paidAt: status === 'paid' ? paidAt(session, intent) : null,
    paymentIntentId: intent?.id ?? null,
    subscriptionId: session.subscription,
    customerId: session.customer,
    customerEmail: session.customer_details?.email ?? session.customer_email ?? null,
  };
}

async function paymentIntent(
  stripe: Stripe,
  account: string,
  session: CheckoutSession,
): Promise<PaymentIntent | null> {
  const intent = session.payment_intent;
  if (typeof intent !== 'string') return intent ?? null;
  return callStripe(account, async (options) =>
    PaymentIntent.parse(await stripe.paymentIntents.retrieve(intent, { expand: ['latest_charge'] }, options)),
  );
}

function amountOf(session: CheckoutSession): PurchaseFact['amount'] {
  if (session.amount_total === null || session.amount_total === undefined || !session.currency) return null;
  return moneyIn(session.amount_total, session.currency);
}

/** Stripe has no field for it: the time of the charge comes nearest; a free purchase has only the session's. */
function paidAt(session: CheckoutSession, intent: PaymentIntent | null): Date {
  const charge = intent?.latest_charge;
  if (charge && typeof charge !== 'string') return charge.created;
  return intent?.created ?? session.created;
}
