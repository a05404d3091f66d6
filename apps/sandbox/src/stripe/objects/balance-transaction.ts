import type { BalanceTransaction } from '../store/stored.ts';

export interface BalanceTransactionInput {
  id: string;
  created: number;
  availableOn: number;
  amount: number;
  currency: string;
  type:
    | 'charge'
    | 'payment'
    | 'refund'
    | 'payment_refund'
    | 'refund_failure'
    | 'adjustment'
    | 'payout'
    | 'payout_failure'
    | 'payout_cancel';
  reportingCategory: string;
  source: string;
  description: string | null;
  stripeFee: number;
  applicationFee: number;
  application: string | null;
}

export function buildBalanceTransaction(input: BalanceTransactionInput): BalanceTransaction {
  const fee = input.stripeFee + input.applicationFee;
  return {
    id: input.id,
    object: 'balance_transaction',
    amount: input.amount,
    available_on: input.availableOn,
    balance_type: 'payments',
    created: input.created,
    currency: input.currency,
    description: input.description,
    exchange_rate: null,
    fee,
    fee_details: [
      ...(input.applicationFee === 0 ? [] : [feeLine(input, 'application_fee', input.applicationFee)]),
      ...(input.stripeFee === 0 ? [] : [feeLine(input, 'stripe_fee', input.stripeFee)]),
    ],
    net: input.amount - fee,
    reporting_category: input.reportingCategory,
    source: input.source,
    status: input.availableOn <= input.created ? 'available' : 'pending',
    type: input.type,
  };
}

function feeLine(input: BalanceTransactionInput, type: 'application_fee' | 'stripe_fee', amount: number) {
  return {
    amount,
    application: type === 'application_fee' ? input.application : null,
    currency: input.currency,
    description: type === 'application_fee' ? 'Application fee' : 'Stripe processing fees',
    type,
  };
}
