import type { OrderId } from '../ids.ts';
import type { Money } from '../money.ts';

/** What a Checkout Session says, read at one moment: a one-time purchase, or one that led to no subscription. */
export interface PurchaseFact {
  kind: 'purchase';
  providerId: string;
  /** From our metadata; null: the session is not ours. */
  orderId: OrderId | null;
  /** `processing`: completed, the money is on its way (SEPA). `unknown`: a value that we do not know. */
  status: 'open' | 'processing' | 'paid' | 'expired' | 'failed' | 'unknown';
  amount: Money | null;
  paidAt: Date | null;
  paymentIntentId: string | null;
  /** Set when the session led to a subscription: that is then the object to read. */
  subscriptionId: string | null;
  customerId: string | null;
  customerEmail: string | null;
}
