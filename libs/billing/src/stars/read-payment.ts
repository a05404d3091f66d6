import type { StarsPayment } from '@latchkey/contracts/facts/stars-payment';
import { OrderId } from '@latchkey/contracts/ids';
import { z } from 'zod';
import { BillingFailure } from '../billing-failure.ts';
import { UnixTime } from './unix-time.ts';

const PaymentMessage = z.object({
  date: UnixTime,
  from: z.object({ id: z.number().int().positive() }),
  successful_payment: z.object({
    currency: z.literal('XTR'),
    total_amount: z.number().int().positive(),
    invoice_payload: z.string(),
    telegram_payment_charge_id: z.string().min(1),
    is_recurring: z.boolean().optional(),
    is_first_recurring: z.boolean().optional(),
    subscription_expiration_date: UnixTime.optional(),
  }),
});

const AnyPayment = z.object({ successful_payment: z.object({ currency: z.string() }) });

/**
 * The payment in a message of a verified update (Bot API: SuccessfulPayment). A renewal has the payload of the first
 * payment and a charge id of its own.
 * @returns null when the message is no payment in Stars.
 * @throws {BillingFailure} `faulty` when it is one that we cannot read: money must not be lost silently.
 */
export function readStarsPayment(message: unknown): StarsPayment | null {
  if (AnyPayment.safeParse(message).data?.successful_payment.currency !== 'XTR') return null;
  const read = PaymentMessage.safeParse(message);
  if (!read.success) throw new BillingFailure('faulty', `unreadable payment: ${fieldsOf(read.error)}`);
  const payment = read.data.successful_payment;
  return {
    kind: 'stars',
    chargeId: payment.telegram_payment_charge_id,
    orderId: OrderId.safeParse(payment.invoice_payload).data ?? null,
    payerTelegramId: read.data.from.id,
    stars: payment.total_amount,
    recurring: payment.is_recurring ?? false,
    firstOfSubscription: payment.is_first_recurring ?? false,
    paidThrough: payment.subscription_expiration_date ?? null,
    paidAt: read.data.date,
  };
}

function fieldsOf(error: z.ZodError): string {
  return error.issues.map((issue) => issue.path.join('.')).join(', ');
}
