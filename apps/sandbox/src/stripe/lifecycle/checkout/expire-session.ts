import { invalidRequest } from '../../http/stripe-error.ts';
import { emit } from '../../store/emit.ts';
import { change, find } from '../../store/objects.ts';
import type { CheckoutSession } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';

export function expireSession(scope: Scope, id: string): CheckoutSession {
  const session = find(scope, 'checkout.session', id, 'session');
  if (session.status !== 'open') {
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    );
  }
  change(scope, 'checkout.session', id, (draft) => {
    draft.status = 'expired';
    draft.url = null;
  });
  emit(scope, 'checkout.session.expired', session);
  return session;
}
