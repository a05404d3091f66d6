import type { OrderId } from '../ids.ts';
import type { Money } from '../money.ts';

/** Provider's status of a subscription; `unknown` for a value that we do not know (Stripe's enums are open). */
export const subscriptionStatuses = [
  'incomplete',
  'incomplete_expired',
  'trialing',
  'active',
  'past_due',
  'unpaid',
  'canceled',
  'paused',
  'unknown',
] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

/** An invoice that is owed: what grace is about. */
export interface UnpaidInvoice {
  providerId: string;
  amount: Money;
  /** Where the buyer pays it or confirms 3-D Secure. */
  payUrl: string | null;
  /** Time of the failed charge, where the provider's object tells it. */
  failedAt: Date | null;
}

/** An invoice that was paid, for the journal and for paid-through. */
export interface PaidInvoice {
  providerId: string;
  amount: Money;
  paidAt: Date;
  /** Latest period end on its lines. */
  periodEnd: Date | null;
  /** Where the time begins that it pays for; null or left out: not told, or it is the subscription's first. */
  renewsFrom?: Date | null;
  /** The payment intent that paid it, where the provider tells: refunds, disputes and the balance name it, never the invoice. */
  paymentIntentId?: string | null;
}

/** What a provider's subscription object says, read at one moment. */
export interface SubscriptionFact {
  kind: 'subscription';
  providerId: string;
  /** From our metadata; null: the subscription is not ours. */
  orderId: OrderId | null;
  status: SubscriptionStatus;
  /** The provider's ids of the prices it holds now. */
  priceIds: string[];
  /** Latest period end over all items. It moves before the renewal is paid. */
  periodEnd: Date | null;
  trialEnd: Date | null;
  /** When it is going to end, by flag or by date; null: goes on. */
  cancelAt: Date | null;
  endedAt: Date | null;
  /** Some invoice of it was paid (a free one counts), or none was ever owed. */
  everPaid: boolean;
  unpaidInvoice: UnpaidInvoice | null;
  /** The newest paid invoice. */
  paidInvoice: PaidInvoice | null;
  /** Paid ones before it that nobody read in their time; left out: not looked for. */
  missedInvoices?: readonly PaidInvoice[];
  customerId: string | null;
  customerEmail: string | null;
}
