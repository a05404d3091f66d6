import type { PaymentRow } from '../../api/trpc.ts';
import type { Tone } from '../../components/tone.ts';

export type PaymentStatus = 'paid' | 'refunded' | 'partly_refunded' | 'disputed';

export const paymentTones: Record<PaymentStatus, Tone> = {
  paid: 'ok',
  refunded: 'idle',
  partly_refunded: 'idle',
  disputed: 'bad',
};

const notRefunded: readonly string[] = ['failed', 'canceled'];

/** What became of a payment: a dispute first, then what was given back. */
export function paymentStatusOf({ amount, refunds, disputes }: PaymentRow): PaymentStatus {
  if (disputes.length > 0) return 'disputed';
  const back = refunds
    .filter(({ status }) => !notRefunded.includes(status))
    .reduce((sum, refund) => sum + BigInt(refund.amount.amountMinor), 0n);
  if (back === 0n) return 'paid';
  return back >= BigInt(amount.amountMinor) ? 'refunded' : 'partly_refunded';
}
