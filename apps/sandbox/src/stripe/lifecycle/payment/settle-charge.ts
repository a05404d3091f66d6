import type Stripe from 'stripe';
import { emit } from '../../store/emit.ts';
import { change, find } from '../../store/objects.ts';
import type { Charge, PaymentIntent } from '../../store/stored.ts';
import type { Scope } from '../../store/world.ts';
import { book, collectApplicationFee, stripeFee } from '../ledger.ts';
import type { PaymentFailure } from './payment-failure.ts';

export function receiptUrl(scope: Scope, charge: string): string {
  return `${scope.world.publicUrl}/stripe/receipt/${charge}`;
}

export function bookCharge(scope: Scope, intent: PaymentIntent, charge: Charge): void {
  const entry = book(scope, {
    amount: charge.amount,
    currency: charge.currency,
    type: charge.id.startsWith('py_') ? 'payment' : 'charge',
    reportingCategory: 'charge',
    source: charge.id,
    description: charge.description,
    stripeFee: stripeFee(charge.amount),
    applicationFee: intent.application_fee_amount ?? 0,
  });
  const fee = collectApplicationFee(scope, intent, charge.id);
  change(scope, 'charge', charge.id, (draft) => {
    draft.balance_transaction = entry.id;
    draft.application_fee = fee;
  });
  emit(scope, 'charge.succeeded', charge);
}

export function markSucceeded(scope: Scope, intentId: string, charge: Charge): void {
  change(scope, 'payment_intent', intentId, (draft) => {
    Object.assign(draft, {
      status: 'succeeded',
      amount_received: draft.amount,
      latest_charge: charge.id,
      last_payment_error: null,
      next_action: null,
    });
  });
  emit(scope, 'payment_intent.succeeded', find(scope, 'payment_intent', intentId));
}

export function markFailed(scope: Scope, intentId: string, failure: PaymentFailure, charge: Charge): void {
  const method = find(scope, 'payment_method', charge.payment_method ?? '');
  change(scope, 'payment_intent', intentId, (draft) => {
    draft.status = 'requires_payment_method';
    draft.latest_charge = charge.id;
    draft.next_action = null;
    draft.payment_method = null;
    draft.last_payment_error = {
      charge: charge.id,
      code: failure.code as Stripe.PaymentIntent.LastPaymentError.Code,
      decline_code: failure.declineCode,
      doc_url: `https://stripe.com/docs/error-codes/${failure.code.replaceAll('_', '-')}`,
      message: failure.message,
      payment_method: method as unknown as Stripe.PaymentMethod,
      type: 'card_error',
    };
  });
  emit(scope, 'payment_intent.payment_failed', find(scope, 'payment_intent', intentId));
}
