import { buildCharge } from '../../objects/charge.ts';
import { type Instrument, instrumentOf } from '../../objects/test-cards.ts';
import { emit } from '../../store/emit.ts';
import type { Refusal } from '../../store/hidden-facts.ts';
import { newId } from '../../store/new-id.ts';
import { change, find, insert } from '../../store/objects.ts';
import type { Charge, PaymentIntent, PaymentMethod } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { openDispute } from '../money/dispute.ts';
import { authenticationFailure, declineOf, type PaymentFailure } from './payment-failure.ts';
import { bookCharge, markFailed, markSucceeded, receiptUrl } from './settle-charge.ts';

export type PaymentOutcome = 'succeeded' | 'declined' | 'requires_action' | 'processing';

export interface Confirmation {
  method: string;
  /** The payer is there: 3-D Secure can be asked for. */
  present: boolean;
  /** How the payer answered 3-D Secure; null where it was not asked yet. */
  authentication: 'confirm' | 'fail' | null;
  /** Set by "fail the next renewal": refuses whatever the card would say. */
  refusal: Refusal | null;
}

interface Attempt {
  scope: Scope;
  intent: string;
  method: PaymentMethod;
  number: string;
  instrument: Instrument;
  authenticated: boolean;
}

/** Tries to take the money of a payment intent, with the charge and the events that come of it. */
export function confirmIntent(scope: Scope, intentId: string, confirmation: Confirmation): PaymentOutcome {
  const method = find(scope, 'payment_method', confirmation.method, 'payment_method');
  const number = scope.account.hidden.instruments[method.id] ?? '4242424242424242';
  const attempt: Attempt = {
    scope,
    intent: intentId,
    method,
    number,
    instrument: instrumentOf(number),
    authenticated: confirmation.authentication === 'confirm',
  };
  switch (reactionTo(attempt, confirmation)) {
    case 'pays':
      return succeed(attempt);
    case 'processes':
      return process(attempt);
    case 'authenticates':
      return requireAction(attempt);
    case 'fails authentication':
      return fail(attempt, authenticationFailure);
    case 'declines':
      return fail(attempt, declineOf(attempt.instrument));
  }
}

function reactionTo(
  attempt: Attempt,
  confirmation: Confirmation,
): Instrument['present'] | 'fails authentication' {
  if (confirmation.refusal === 'decline') return 'declines';
  const asked = confirmation.refusal === '3ds' && !confirmation.present ? 'authenticates' : null;
  const reaction = asked ?? (confirmation.present ? attempt.instrument.present : attempt.instrument.absent);
  if (reaction !== 'authenticates' || confirmation.authentication === null) return reaction;
  return confirmation.authentication === 'confirm' ? 'pays' : 'fails authentication';
}

function succeed(attempt: Attempt): PaymentOutcome {
  const { scope } = attempt;
  const intent = useMethod(attempt);
  const charge = insertCharge(attempt, intent, 'succeeded', null);
  bookCharge(scope, intent, charge);
  markSucceeded(scope, intent.id, charge);
  if (attempt.instrument.disputes !== null) {
    openDispute(scope, charge.id, {
      inquiry: attempt.instrument.disputes === 'inquiry',
      reason: 'fraudulent',
    });
  }
  return 'succeeded';
}

function process(attempt: Attempt): PaymentOutcome {
  const { scope } = attempt;
  const intent = useMethod(attempt);
  const charge = insertCharge(attempt, intent, 'pending', null);
  emit(scope, 'charge.pending', charge);
  change(scope, 'payment_intent', intent.id, (draft) => {
    Object.assign(draft, { status: 'processing', latest_charge: charge.id, next_action: null });
  });
  emit(scope, 'payment_intent.processing', intent);
  scope.account.hidden.debits[intent.id] = {
    due: scope.world.now() + scope.account.settings.sepaDays * 86_400,
    outcome: attempt.instrument.arrives ? 'succeeded' : 'failed',
    session: null,
  };
  return 'processing';
}

function requireAction(attempt: Attempt): PaymentOutcome {
  const { scope } = attempt;
  const intent = useMethod(attempt);
  change(scope, 'payment_intent', intent.id, (draft) => {
    draft.status = 'requires_action';
    draft.next_action = {
      type: 'use_stripe_sdk',
      use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: `${scope.world.publicUrl}/stripe` },
    };
  });
  emit(scope, 'payment_intent.requires_action', intent);
  return 'requires_action';
}

function fail(attempt: Attempt, failure: PaymentFailure): PaymentOutcome {
  const intent = useMethod(attempt);
  const charge = insertCharge(attempt, intent, 'failed', failure);
  emit(attempt.scope, 'charge.failed', charge);
  markFailed(attempt.scope, intent.id, failure, charge);
  return 'declined';
}

function useMethod({ scope, intent, method }: Attempt): PaymentIntent {
  change(scope, 'payment_intent', intent, (draft) => {
    draft.payment_method = method.id;
    draft.customer ??= method.customer;
  });
  return find(scope, 'payment_intent', intent);
}

function insertCharge(
  attempt: Attempt,
  intent: PaymentIntent,
  result: 'succeeded' | 'pending' | 'failed',
  failure: PaymentFailure | null,
): Charge {
  const { scope } = attempt;
  const id = newId(attempt.instrument.kind === 'sepa' ? 'py' : 'ch');
  return insert(
    scope,
    'charge',
    buildCharge({
      id,
      created: scope.world.now(),
      intent,
      method: attempt.method,
      number: attempt.number,
      result,
      failure,
      authenticated: attempt.authenticated,
      applicationFee: null,
      balanceTransaction: null,
      receiptUrl: receiptUrl(scope, id),
    }),
  );
}
