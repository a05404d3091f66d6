import type { CheckoutSession } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { confirmIntent, type PaymentOutcome } from '../payment/confirm-intent.ts';
import { createIntent } from '../payment/create-intent.ts';
import { createPaymentMethod } from '../payment/create-payment-method.ts';
import { completeSession } from './complete-session.ts';
import { awaitDebit, emailOf, factsOf, type Payment, requiredInstrument } from './payment.ts';
import { customerOf } from './session-customer.ts';

/** A session in `payment` mode: one intent, tried again with each attempt. */
export function payOnce(scope: Scope, session: CheckoutSession, payment: Payment): PaymentOutcome {
  const customer = customerOf(scope, session, payment, session.customer_creation === 'always');
  const facts = factsOf(scope, session);
  if ((session.amount_total ?? 0) === 0) {
    completeSession(scope, session.id, 'no_payment_required', payment, { customer });
    return 'succeeded';
  }
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
  const method = createPaymentMethod(scope, {
    instrument: requiredInstrument(payment),
    customer,
    email,
    name: payment.name,
  });
  const outcome = confirmIntent(scope, intent, {
    method: method.id,
    present: true,
    authentication: payment.authentication,
    refusal: null,
  });
  if (outcome === 'succeeded')
    completeSession(scope, session.id, 'paid', payment, { payment_intent: intent, customer });
  if (outcome === 'processing') {
    awaitDebit(scope, intent, session.id);
    completeSession(scope, session.id, 'unpaid', payment, { payment_intent: intent, customer });
  }
  return outcome;
}
