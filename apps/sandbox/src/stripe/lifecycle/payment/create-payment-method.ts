import { invalidRequest } from '../../http/stripe-error.ts';
import { buildPaymentMethod } from '../../objects/payment-method.ts';
import { instrumentNumber } from '../../objects/test-cards.ts';
import { emit } from '../../store/emit.ts';
import { newId } from '../../store/new-id.ts';
import { insert } from '../../store/objects.ts';
import type { PaymentMethod } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';

/** A card or bank account as the payer typed it; it is the customer's from now on where there is one. */
export function createPaymentMethod(
  scope: Scope,
  given: { instrument: string; customer: string | null; email: string | null; name: string | null },
): PaymentMethod {
  const number = instrumentNumber(given.instrument);
  if (number === undefined) {
    throw invalidRequest(
      'Only test cards are taken here, for example 4242424242424242, and sepa.',
      'card',
      'incorrect_number',
    );
  }
  const method = insert(
    scope,
    'payment_method',
    buildPaymentMethod({ ...given, id: newId('pm'), created: scope.world.now(), number }),
  );
  scope.account.hidden.instruments[method.id] = number;
  if (given.customer !== null) emit(scope, 'payment_method.attached', method);
  return method;
}
