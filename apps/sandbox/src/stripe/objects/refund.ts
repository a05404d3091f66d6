import type { Charge, Refund } from '../store/stored.ts';

export function buildRefund(input: {
  id: string;
  created: number;
  charge: Charge;
  amount: number;
  reason: Refund['reason'];
  metadata: Record<string, string>;
  balanceTransaction: string;
  status: 'succeeded' | 'pending';
}): Refund {
  const { charge } = input;
  const card = charge.payment_method_details?.type === 'card';
  return {
    id: input.id,
    object: 'refund',
    amount: input.amount,
    balance_transaction: input.balanceTransaction,
    charge: charge.id,
    created: input.created,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: card
      ? {
          type: 'card',
          card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
        }
      : { type: 'sepa_debit' },
    metadata: input.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: input.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: input.status,
    transfer_reversal: null,
  };
}
