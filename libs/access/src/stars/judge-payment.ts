import type { StarsPayment } from '@latchkey/contracts/facts/stars-payment';
import type { StarsReturnReason } from '@latchkey/contracts/facts/stars-return';
import type { OrderFacts } from '@latchkey/db/facts/load-order';
import type { PaymentStanding } from '@latchkey/db/stars/stars-returns';

/** How early Telegram may charge for the next period, in milliseconds. */
export const earlyMs = 3 * 86_400_000;

/**
 * Why Stars that came buy nothing; null: they are honoured. A plan that went off sale meanwhile, or costs more by now, is no
 * reason: whoever has paid what the order costs gets what it promised. Pure.
 *
 * @param amount `net`: less a commission, as the bot's list of transactions tells it
 */
export function judgePayment(
  payment: StarsPayment,
  order: Pick<OrderFacts, 'telegramId' | 'amountMinor' | 'withdrawnAt'>,
  standing: PaymentStanding,
  amount: 'whole' | 'net',
): StarsReturnReason | null {
  if (standing.onFile) return null;
  if (order.telegramId !== null && order.telegramId !== payment.payerTelegramId) return 'other_person';
  if (paysAgain(payment, standing)) return 'paid_already';
  if (standing.everPaid) return null;
  if (amount === 'whole' && BigInt(payment.stars) < order.amountMinor) return 'other_amount';
  if (order.withdrawnAt) return 'withdrawn';
  return standing.keptOut ? 'blocked' : null;
}

/** A purchase that was paid, or a second subscription beside the first, long before that one ends. */
function paysAgain(payment: StarsPayment, { otherwisePaid }: PaymentStanding): boolean {
  if (otherwisePaid === null) return false;
  if (otherwisePaid === 'once') return true;
  return payment.firstOfSubscription && otherwisePaid.getTime() - payment.paidAt.getTime() > earlyMs;
}
