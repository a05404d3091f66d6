import { invalidRequest } from '../../http/stripe-error.ts';
import { find } from '../../store/objects.ts';
import type { Scope } from '../../store/world.ts';
import type { PaymentOutcome } from '../payment/confirm-intent.ts';
import { payOnce } from './pay-once.ts';
import { paySubscription } from './pay-subscription.ts';
import type { Payment } from './payment.ts';

/** What pressing "pay" on the hosted page does. */
export function paySession(scope: Scope, id: string, payment: Payment): PaymentOutcome {
  const session = find(scope, 'checkout.session', id, 'session');
  if (session.status !== 'open') throw invalidRequest(`This Checkout Session is ${session.status}.`);
  return session.mode === 'payment'
    ? payOnce(scope, session, payment)
    : paySubscription(scope, session, payment);
}
