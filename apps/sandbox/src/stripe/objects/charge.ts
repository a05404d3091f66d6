import type Stripe from 'stripe';
import type { Charge, PaymentIntent, PaymentMethod } from '../store/stored.ts';
import { instrumentOf } from './test-cards.ts';

export interface ChargeInput {
  id: string;
  created: number;
  intent: PaymentIntent;
  method: PaymentMethod;
  number: string;
  result: 'succeeded' | 'pending' | 'failed';
  failure: { code: string; message: string; declineCode: string } | null;
  authenticated: boolean;
  applicationFee: string | null;
  balanceTransaction: string | null;
  receiptUrl: string;
}

export function buildCharge(input: ChargeInput): Charge {
  const { intent, method, result } = input;
  return {
    id: input.id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: result === 'failed' ? 0 : intent.amount,
    amount_refunded: 0,
    application: intent.application,
    application_fee: input.applicationFee,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: input.balanceTransaction,
    billing_details: method.billing_details,
    calculated_statement_descriptor: 'SANDBOX',
    captured: result !== 'failed',
    created: input.created,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: input.failure?.code ?? null,
    failure_message: input.failure?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(input),
    paid: result === 'succeeded',
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: detailsOf(input),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: result === 'succeeded' ? input.receiptUrl : null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: result,
    transfer_data: null,
    transfer_group: null,
  };
}

export function outcomeOf(input: Pick<ChargeInput, 'failure'>): Stripe.Charge.Outcome {
  const failed = input.failure !== null;
  return {
    advice_code: failed ? 'try_again_later' : null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: failed ? 'declined_by_network' : 'approved_by_network',
    reason: input.failure?.declineCode ?? null,
    risk_level: 'normal',
    risk_score: 12,
    seller_message: input.failure?.message ?? 'Payment complete.',
    type: failed ? 'issuer_declined' : 'authorized',
  };
}

function detailsOf(input: ChargeInput): Stripe.Charge.PaymentMethodDetails {
  const instrument = instrumentOf(input.number);
  if (instrument.kind === 'sepa') {
    return {
      type: 'sepa_debit',
      sepa_debit: {
        bank_code: '37040044',
        branch_code: '',
        country: instrument.country,
        fingerprint: `fp${input.number}`,
        last4: instrument.last4,
        mandate: `mandate_${input.method.id.slice(3)}`,
      },
    };
  }
  return { type: 'card', card: cardDetails(input) };
}

function cardDetails(input: ChargeInput): Stripe.Charge.PaymentMethodDetails.Card {
  const instrument = instrumentOf(input.number);
  return {
    amount_authorized: input.intent.amount,
    authorization_code: input.result === 'succeeded' ? '123456' : null,
    brand: instrument.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: instrument.country,
    electronic_commerce_indicator: null,
    exp_month: input.method.card?.exp_month ?? 12,
    exp_year: input.method.card?.exp_year ?? 2030,
    fingerprint: `fp${input.number}`,
    funding: 'credit',
    installments: null,
    last4: instrument.last4,
    mandate: null,
    network: instrument.brand,
    network_transaction_id: null,
    regulated_status: 'unregulated',
    three_d_secure: input.authenticated ? authenticated : null,
    transaction_link_id: null,
    wallet: null,
  };
}

const authenticated: Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
};
