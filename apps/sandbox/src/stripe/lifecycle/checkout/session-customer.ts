import { invalidRequest } from '../../http/stripe-error.ts';
import { buildCustomer } from '../../objects/customer.ts';
import { emit } from '../../store/emit.ts';
import { newId } from '../../store/new-id.ts';
import { find, insert, peek } from '../../store/objects.ts';
import type { CheckoutSession } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';

/** Who pays: the session's customer, the one of an earlier attempt, or a new one if there is to be one. */
export function customerOf(
  scope: Scope,
  session: CheckoutSession,
  payer: { email: string | null; name: string | null },
  create: boolean,
): string | null {
  if (session.customer !== null) return session.customer;
  const begun = scope.account.hidden.sessions[session.id]?.begun;
  if (begun) return earlierCustomer(scope, begun);
  const email = session.customer_email ?? payer.email;
  if (email === null) throw invalidRequest('An e-mail address is needed.', 'email');
  if (!create) return null;
  const customer = insert(
    scope,
    'customer',
    buildCustomer({ id: newId('cus', 14), created: scope.world.now(), email, name: payer.name }),
  );
  emit(scope, 'customer.created', customer);
  return customer.id;
}

function earlierCustomer(scope: Scope, begun: string): string | null {
  return peek(scope, 'subscription', begun)?.customer ?? find(scope, 'payment_intent', begun).customer;
}
