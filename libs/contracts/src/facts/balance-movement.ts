import type { JournalKind } from '../journal.ts';
import type { Money } from '../money.ts';

/** One movement on the provider's balance of a seller, as the provider's balance transaction says. */
export interface BalanceMovement {
  /** `txn_…`. */
  transactionId: string;
  /** Before fees, in the currency of the balance; negative: it left the balance. */
  amount: Money;
  /** What the provider and the platform kept of it, in the same currency; negative: given back. */
  feeMinor: bigint;
  at: Date;
}

/** A movement of the balance as it is compared with the journal. */
export interface BalanceLine extends BalanceMovement {
  kind: Exclude<JournalKind, 'fee'>;
  /** What moved: a payment intent for payments, else the refund, dispute or payout. */
  objectId: string;
  /** Whose money it was; null for payouts. */
  paymentIntentId: string | null;
  /** Of that payment; null for payouts, and where it is not told. */
  chargeId: string | null;
  /** The same movement in the currency of the sale, where that is told: the balance may be kept in another one. */
  sold: Money | null;
}
