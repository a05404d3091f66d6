import type { OrderId } from '../ids.ts';

/**
 * One movement on a bot's Star balance (Bot API: StarTransaction). A refund, and a chargeback, has the id of the payment
 * that it takes back: the direction tells them apart.
 */
export interface StarsTransaction {
  /** For a payment its `telegram_payment_charge_id`. */
  id: string;
  direction: 'in' | 'out';
  /** Whole Stars. */
  stars: number;
  at: Date;
  /** The person on the other side; null: Telegram itself, Fragment, a chat. */
  personTelegramId: number | null;
  /** From the invoice's payload; null: none of ours, or Telegram has left it out. */
  orderId: OrderId | null;
  /** Whether it has a payload: one that names no order of ours is somebody else's business. */
  hasPayload: boolean;
  /** Length of the period that was paid for; null for what is paid once. */
  periodSeconds: number | null;
}

/** What a period in Stars lasts, in seconds: the only one that Telegram offers (Bot API: createInvoiceLink). */
export const starsPeriodSeconds = 2_592_000;
