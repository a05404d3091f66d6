import { invalidRequest } from '../../http/stripe-error.ts';
import { instrumentOf } from '../../objects/test-cards.ts';
import { change, find } from '../../store/objects.ts';
import type { CheckoutSession } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { createIntent } from '../payment/create-intent.ts';
import { createPaymentMethod } from '../payment/create-payment-method.ts';
import { confirmIntent, type PaymentOutcome } from '../payment/confirm-intent.ts';
import { collectInvoice } from '../subscription/collect-invoice.ts';
import { setStatus } from '../subscription/set-status.ts';
import { startSubscription } from '../subscription/start-subscription.ts';
import { paymentOf } from '../invoice/invoice-lifecycle.ts';
import { completeSession } from './complete-session.ts';
import { customerOf } from './session-customer.ts';

export interface Payment {
  /** Test card number, SEPA account, or null: no method (free trial without one). */
  instrument: string | null;
  email: string | null;
  name: string | null;
  /** Answer to 3-D Secure; null where it was not asked yet. */
  authentication: 'confirm' | 'fail' | null;
}

/** What pressing "pay" on the hosted page does. */
export function paySession(scope: Scope, id: string, payment: Payment): PaymentOutcome {
  const session = find(scope, 'checkout.session', id, 'session');
  if (session.status !== 'open') throw invalidRequest(`This Checkout Session is ${session.status}.`);
  return session.mode === 'payment' ? payOnce(scope, session, payment) : subscribe(scope, session, payment);
}

function payOnce(scope: Scope, session: CheckoutSession, payment: Payment): PaymentOutcome {
  const customer = customerOf(scope, session, payment, session.customer_creation === 'always');
  const facts = factsOf(scope, session);
  const email = emailOf(session, payment);
  facts.begun ??= createIntent(scope, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? scope.account.currency,
    customer,
    applicationFee: facts.paymentData.applicationFee,
    description: facts.paymentData.description,
    metadata: facts.paymentData.metadata,
    setupFutureUsage: facts.paymentData.setupFutureUsage,
  }).id;
  const intent = facts.begun;
  const method = createPaymentMethod(scope, { instrument: required(payment), customer, email, name: payment.name });
  const outcome = confirmIntent(scope, intent, {
    method: method.id,
    present: true,
    authentication: payment.authentication,
    refusal: null,
  });
  if (outcome === 'succeeded') completeSession(scope, session.id, 'paid', payment, { payment_intent: intent, customer });
  if (outcome === 'processing') {
    awaitDebit(scope, intent, session.id);
    completeSession(scope, session.id, 'unpaid', payment, { payment_intent: intent, customer });
  }
  return outcome;
}

function subscribe(scope: Scope, session: CheckoutSession, payment: Payment): PaymentOutcome {
  const facts = factsOf(scope, session);
  const trial = facts.subscriptionData.trialDays !== null || facts.subscriptionData.trialEnd !== null;
  const methodNeeded = session.payment_method_collection !== 'if_required' || (session.amount_total ?? 0) > 0;
  if (trial && refusesSetup(payment)) return 'declined';
  const customer = customerOf(scope, session, payment, true);
  if (customer === null) throw invalidRequest('An e-mail address is needed.', 'email');
  const method =
    payment.instrument === null && !methodNeeded
      ? null
      : createPaymentMethod(scope, {
          instrument: required(payment),
          customer,
          email: emailOf(session, payment),
          name: payment.name,
        }).id;
  facts.begun ??= begin(scope, session, customer, method);
  const subscriptionId = facts.begun;
  change(scope, 'subscription', subscriptionId, (draft) => {
    draft.default_payment_method = method;
  });
  const subscription = find(scope, 'subscription', subscriptionId);
  const invoice = subscription.latest_invoice ?? '';
  const made = { subscription: subscriptionId, invoice, customer };
  if (trial) {
    completeSession(scope, session.id, 'no_payment_required', payment, made);
    return 'succeeded';
  }
  const outcome = collectInvoice(scope, invoice, { method, present: true, authentication: payment.authentication });
  if (outcome === 'succeeded') completeSession(scope, session.id, 'paid', payment, made);
  if (outcome === 'processing') {
    awaitDebit(scope, paymentOf(scope, invoice)?.payment.payment_intent ?? '', session.id);
    if (scope.account.settings.sepaStatus === 'active') setStatus(scope, subscriptionId, 'active');
    completeSession(scope, session.id, 'unpaid', payment, made);
  }
  return outcome;
}

function begin(scope: Scope, session: CheckoutSession, customer: string, method: string | null): string {
  const { lines, subscriptionData, coupon } = factsOf(scope, session);
  const now = scope.world.now();
  return startSubscription(scope, {
    customer,
    items: lines.map((line) => ({ price: line.price, quantity: line.quantity })),
    metadata: subscriptionData.metadata,
    description: subscriptionData.description,
    applicationFeePercent: subscriptionData.applicationFeePercent,
    defaultPaymentMethod: method,
    trialEnd:
      subscriptionData.trialEnd ??
      (subscriptionData.trialDays === null ? null : now + subscriptionData.trialDays * 86_400),
    missingPaymentMethod: subscriptionData.missingPaymentMethod,
    coupon,
  }).id;
}

function awaitDebit(scope: Scope, intent: string, session: string): void {
  const debit = scope.account.hidden.debits[intent];
  if (debit) debit.session = session;
}

function refusesSetup(payment: Payment): boolean {
  return payment.instrument !== null && instrumentOf(payment.instrument.replace(/\s/g, '')).present === 'declines';
}

function factsOf(scope: Scope, session: CheckoutSession) {
  const facts = scope.account.hidden.sessions[session.id];
  if (!facts) throw invalidRequest('This Checkout Session cannot be paid here.');
  return facts;
}

function emailOf(session: CheckoutSession, payment: Payment): string | null {
  return session.customer_details?.email ?? payment.email;
}

function required(payment: Payment): string {
  if (payment.instrument === null) throw invalidRequest('A payment method is needed.', 'card');
  return payment.instrument;
}
