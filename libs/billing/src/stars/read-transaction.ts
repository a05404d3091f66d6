import type { StarsTransaction } from '@latchkey/contracts/facts/stars-transaction';
import { OrderId } from '@latchkey/contracts/ids';
import { z } from 'zod';
import { UnixTime } from './unix-time.ts';

const Partner = z.object({
  type: z.string(),
  user: z.object({ id: z.number().int().positive() }).optional(),
  invoice_payload: z.string().optional(),
  subscription_period: z.number().int().positive().optional(),
});

const Transaction = z.object({
  id: z.string().min(1),
  amount: z.number().int(),
  date: UnixTime,
  source: Partner.optional(),
  receiver: Partner.optional(),
});

/**
 * A movement on a bot's Star balance (Bot API: StarTransaction, TransactionPartner). Kinds of partners that we do not know
 * are nobody's payment; shares of a Star, which commissions leave, are not counted.
 * @returns null when it cannot be read
 */
export function readStarsTransaction(transaction: unknown): StarsTransaction | null {
  const read = Transaction.safeParse(transaction).data;
  if (!read) return null;
  const { id, amount, date, source, receiver } = read;
  const partner = source ?? receiver;
  return {
    id,
    direction: source ? 'in' : 'out',
    stars: amount,
    at: date,
    personTelegramId: partner?.user?.id ?? null,
    orderId: OrderId.safeParse(partner?.invoice_payload).data ?? null,
    hasPayload: partner?.invoice_payload !== undefined,
    periodSeconds: partner?.subscription_period ?? null,
  };
}
