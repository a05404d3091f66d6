import type { BalanceLine } from '@latchkey/contracts/facts/balance-movement';

/** The provider's balance as a comparison asks it; `libs/billing` implements it for Stripe. */
export interface BalanceReader {
  /** What moved in a window, `from` inclusive and `to` not. */
  list(window: { account: string; from: Date; to: Date }): Promise<BalanceLine[]>;
  /** What one payment brought, whenever that was; null: nothing. */
  ofPayment(of: { account: string; paymentIntentId: string }): Promise<BalanceLine | null>;
}
