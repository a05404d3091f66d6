import { invalidRequest } from '../../http/stripe-error.ts';
import { instrumentOf } from '../../objects/test-cards.ts';
import { change, find } from '../../store/objects.ts';
import type { CheckoutSession } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { paymentOf } from '../invoice/invoice-links.ts';
import type { PaymentOutcome } from '../payment/confirm-intent.ts';
import { createPaymentMethod } from '../payment/create-payment-method.ts';
import { collectInvoice } from '../subscription/collect-invoice.ts';
import { setStatus } from '../subscription/set-status.ts';
import { startSubscription } from '../subscription/start-subscription.ts';
import { completeSession } from './complete-session.ts';
import { awaitDebit, emailOf, factsOf, type Payment, requiredInstrument } from './payment.ts';
import { customerOf } from './session-customer.ts';

/** A session in `subscription` mode: a refused attempt leaves an incomplete subscription, the next goes on with it. */
export function paySubscription(scope: Scope, session: CheckoutSession, payment: Payment): PaymentOutcome {
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
          instrument: requiredInstrument(payment),
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
  const outcome = collectInvoice(scope, invoice, {
    method,
    present: true,
    authentication: payment.authentication,
  });
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

function refusesSetup(payment: Payment): boolean {
  return (
    payment.instrument !== null && instrumentOf(payment.instrument.replace(/\s/g, '')).present === 'declines'
  );
}
