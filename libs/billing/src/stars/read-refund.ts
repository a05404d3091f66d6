import type { StarsRefund } from '@latchkey/contracts/facts/stars-refund';
import { z } from 'zod';
import { BillingFailure } from '../billing-failure.ts';
import { UnixTime } from './unix-time.ts';

const RefundMessage = z.object({
  date: UnixTime,
  refunded_payment: z.object({ telegram_payment_charge_id: z.string().min(1) }),
});

const AnyRefund = z.object({ refunded_payment: z.object({ currency: z.string() }) });

/**
 * The refund in a message of a verified update (Bot API: RefundedPayment).
 * @returns null when the message is no refund in Stars.
 * @throws {BillingFailure} `faulty` when it is one that we cannot read.
 */
export function readStarsRefund(message: unknown): StarsRefund | null {
  if (AnyRefund.safeParse(message).data?.refunded_payment.currency !== 'XTR') return null;
  const read = RefundMessage.safeParse(message);
  if (!read.success) throw new BillingFailure('faulty', 'unreadable refund');
  const { date, refunded_payment: refund } = read.data;
  return { chargeId: refund.telegram_payment_charge_id, refundedAt: date, heardBy: 'message' };
}
