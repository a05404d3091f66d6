import type { OrderId } from '../ids.ts';

/** A successful payment in Telegram Stars, from the bot's own verified update. */
export interface StarsPayment {
  kind: 'stars';
  /** The once-key of the money: update ids restart, charge ids do not. */
  chargeId: string;
  /** From the invoice's payload; null: not an order of ours. */
  orderId: OrderId | null;
  payerTelegramId: number;
  /** Whole Stars. */
  stars: number;
  recurring: boolean;
  firstOfSubscription: boolean;
  /** End of the period paid for; null for a one-time payment. */
  paidThrough: Date | null;
  paidAt: Date;
}
