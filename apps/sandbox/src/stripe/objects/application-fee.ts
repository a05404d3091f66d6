import type { ApplicationFee } from '../store/stored.ts';

export function buildApplicationFee(input: {
  id: string;
  created: number;
  account: string;
  amount: number;
  currency: string;
  application: string;
  charge: string;
}): ApplicationFee {
  return {
    id: input.id,
    object: 'application_fee',
    account: input.account,
    amount: input.amount,
    amount_refunded: 0,
    application: input.application,
    balance_transaction: null,
    charge: input.charge,
    created: input.created,
    currency: input.currency,
    fee_source: { type: 'charge', charge: input.charge },
    livemode: false,
    originating_transaction: null,
    refunded: false,
    refunds: {
      object: 'list',
      data: [],
      has_more: false,
      url: `/v1/application_fees/${input.id}/refunds`,
    },
  };
}
