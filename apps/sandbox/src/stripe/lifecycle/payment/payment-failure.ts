import type { Instrument } from '../../objects/test-cards.ts';

/** Why a bank refused, in Stripe's codes. */
export type PaymentFailure = { code: string; message: string; declineCode: string };

export const authenticationFailure: PaymentFailure = {
  code: 'payment_intent_authentication_failure',
  message:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
  declineCode: 'authentication_required',
};

export function declineOf(instrument: Instrument): PaymentFailure {
  return {
    code: 'card_declined',
    message:
      instrument.declineCode === 'insufficient_funds'
        ? 'Your card has insufficient funds.'
        : 'Your card was declined.',
    declineCode: instrument.declineCode,
  };
}
