import type { PaymentMethod } from '../store/stored.ts';
import { instrumentOf } from './test-cards.ts';

export function buildPaymentMethod(input: {
  id: string;
  created: number;
  number: string;
  customer: string | null;
  email: string | null;
  name: string | null;
}): PaymentMethod {
  const instrument = instrumentOf(input.number);
  const common = {
    id: input.id,
    object: 'payment_method' as const,
    allow_redisplay: 'limited' as const,
    billing_details: {
      address: emptyAddress,
      email: input.email,
      name: input.name,
      phone: null,
      tax_id: null,
    },
    created: input.created,
    customer: input.customer,
    customer_account: null,
    livemode: false,
    metadata: {},
  };
  if (instrument.kind === 'sepa') {
    return {
      ...common,
      type: 'sepa_debit',
      sepa_debit: {
        bank_code: '37040044',
        branch_code: '',
        country: instrument.country,
        fingerprint: `fp${input.number}`,
        generated_from: { charge: null, setup_attempt: null },
        last4: instrument.last4,
      },
    };
  }
  return {
    ...common,
    type: 'card',
    card: {
      brand: instrument.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: instrument.country,
      display_brand: instrument.brand,
      exp_month: 12,
      exp_year: new Date(input.created * 1000).getUTCFullYear() + 4,
      fingerprint: `fp${input.number}`,
      funding: 'credit',
      generated_from: null,
      last4: instrument.last4,
      networks: { available: [instrument.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
  };
}

export const emptyAddress = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};
