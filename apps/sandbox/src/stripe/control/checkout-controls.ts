import { z } from 'zod';
import { invalidRequest } from '../http/stripe-error.ts';
import { expireSession } from '../lifecycle/checkout/expire-session.ts';
import { paySession } from '../lifecycle/checkout/pay-session.ts';
import { paymentOf } from '../lifecycle/invoice/invoice-links.ts';
import { arriveDebit } from '../lifecycle/payment/arrive-debit.ts';
import { find, peek } from '../store/objects.ts';
import type { Scope } from '../store/world.ts';
import { type Controls, holderOf, nothing } from './control-routes.ts';

export const payBody = z.looseObject({
  card: z.string().optional(),
  email: z.string().optional(),
  name: z.string().optional(),
  authenticate: z.enum(['confirm', 'fail']).optional(),
});
const arriveBody = z.looseObject({ outcome: z.enum(['succeeded', 'failed']).optional() });

export function checkoutControls({ on, world }: Controls): void {
  on('checkout/:id/pay', payBody, (input, id) => {
    const scope = holderOf(world, 'checkout.session', id);
    const outcome = paySession(scope, id, {
      instrument: input.card ?? (needsMethod(scope, id) ? '4242424242424242' : null),
      email: input.email ?? 'payer@example.com',
      name: input.name ?? null,
      authentication: input.authenticate ?? null,
    });
    return { outcome, session: find(scope, 'checkout.session', id) };
  });
  on('checkout/:id/expire', nothing, (_, id) => expireSession(holderOf(world, 'checkout.session', id), id));
  on('checkout/:id/arrive', arriveBody, (input, id) => {
    const scope = holderOf(world, 'checkout.session', id);
    arriveDebit(scope, intentOf(scope, id), (input.outcome ?? 'succeeded') === 'succeeded');
    return { session: find(scope, 'checkout.session', id) };
  });
  on('payment_intents/:id/arrive', arriveBody, (input, id) => {
    const scope = holderOf(world, 'payment_intent', id);
    arriveDebit(scope, id, (input.outcome ?? 'succeeded') === 'succeeded');
    return find(scope, 'payment_intent', id);
  });
}

/** The payment intent behind a completed session, directly or by its invoice. */
export function intentOf(scope: Scope, sessionId: string): string {
  const session = find(scope, 'checkout.session', sessionId);
  const intent = session.payment_intent ?? paymentOf(scope, session.invoice ?? '')?.payment.payment_intent;
  if (intent === undefined || intent === null || !peek(scope, 'payment_intent', intent)) {
    throw invalidRequest('This session has no payment.');
  }
  return intent;
}

function needsMethod(scope: Scope, id: string): boolean {
  const session = find(scope, 'checkout.session', id);
  return session.payment_method_collection !== 'if_required' || (session.amount_total ?? 0) > 0;
}
