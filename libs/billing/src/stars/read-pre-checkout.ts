import { OrderId } from '@latchkey/contracts/ids';
import { z } from 'zod';

/** A buyer is about to pay and waits for our word, 10 seconds at most (Bot API: PreCheckoutQuery). */
export interface PreCheckout {
  queryId: string;
  payerTelegramId: number;
  /** Null: an invoice that is not ours. */
  orderId: OrderId | null;
  currency: string;
  totalAmount: number;
}

const Query = z.object({
  id: z.string().min(1),
  from: z.object({ id: z.number().int().positive() }),
  currency: z.string(),
  total_amount: z.number().int(),
  invoice_payload: z.string(),
});

/** The pre-checkout query of a verified update; null when it is none. */
export function readPreCheckout(query: unknown): PreCheckout | null {
  const read = Query.safeParse(query).data;
  if (!read) return null;
  return {
    queryId: read.id,
    payerTelegramId: read.from.id,
    orderId: OrderId.safeParse(read.invoice_payload).data ?? null,
    currency: read.currency,
    totalAmount: read.total_amount,
  };
}
