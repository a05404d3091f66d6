import type { OrderId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { BalanceMovement } from './balance-movement.ts';
import type { SyncObjectKind } from './sync-target.ts';

/** What a charge paid for, in the words in which our payments are kept. */
export interface ChargePayment {
  /** From our metadata; null: the provider does not tell, our own records may. */
  orderId: OrderId | null;
  /** The invoice or the session: what makes this money be counted once. */
  providerId: string;
  /** The subscription or session that is read for what it entitles to. */
  carrier: { objectKind: Extract<SyncObjectKind, 'subscription' | 'checkout_session'>; objectId: string };
  amount: Money;
  paidAt: Date;
  /** Latest period end on the invoice's lines; null for a purchase that was paid once. */
  paidThrough: Date | null;
}

export interface RefundFact {
  providerId: string;
  /** pending, requires_action, succeeded, failed, canceled; open, as the provider's list is. */
  status: string;
  amount: Money;
  createdAt: Date;
  failureReason: string | null;
  /** The money leaving the balance; null: it has not, or it is not told. */
  moved: BalanceMovement | null;
  /** The money coming back after a failure. */
  returned: BalanceMovement | null;
}

export interface DisputeFact {
  providerId: string;
  /** Open, as the provider's list is: `warning_*` are inquiries, in which no money moves. */
  status: string;
  reason: string | null;
  amount: Money;
  createdAt: Date;
  /** Until when evidence may be given. */
  respondBy: Date | null;
  withdrawn: BalanceMovement | null;
  reinstated: BalanceMovement | null;
}

/**
 * What a charge says, read at one moment with all its refunds and disputes: one object, so that the order in which refunds
 * and disputes are heard of never matters.
 */
export interface ChargeFact {
  kind: 'charge';
  providerId: string;
  paymentIntentId: string | null;
  /** Null: nothing that was sold here. */
  payment: ChargePayment | null;
  refunds: RefundFact[];
  disputes: DisputeFact[];
  /** The money coming in; null: not yet, or it is not told. */
  balance: BalanceMovement | null;
}
