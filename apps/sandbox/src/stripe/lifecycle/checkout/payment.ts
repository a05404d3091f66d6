import { invalidRequest } from '../../http/stripe-error.ts';
import type { SessionFacts } from '../../store/hidden-facts.ts';
import type { CheckoutSession } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';

/** What the payer fills in on the hosted page. */
export interface Payment {
  /** Test card number, SEPA account, or null: no method (free trial without one). */
  instrument: string | null;
  email: string | null;
  name: string | null;
  /** Answer to 3-D Secure; null where it was not asked yet. */
  authentication: 'confirm' | 'fail' | null;
}

export function awaitDebit(scope: Scope, intent: string, session: string): void {
  const debit = scope.account.hidden.debits[intent];
  if (debit) debit.session = session;
}

export function factsOf(scope: Scope, session: CheckoutSession): SessionFacts {
  const facts = scope.account.hidden.sessions[session.id];
  if (!facts) throw invalidRequest('This Checkout Session cannot be paid here.');
  return facts;
}

export function emailOf(session: CheckoutSession, payment: Payment): string | null {
  return session.customer_details?.email ?? payment.email;
}

export function requiredInstrument(payment: Payment): string {
  if (payment.instrument === null) throw invalidRequest('A payment method is needed.', 'card');
  return payment.instrument;
}
