import type { Money } from '../money.ts';
import type { BalanceMovement } from './balance-movement.ts';

/** What a payout says, read at one moment. `paid` is an expectation: `failed` may follow. */
export interface PayoutFact {
  kind: 'payout';
  providerId: string;
  /** pending, in_transit, paid, failed, canceled; open, as the provider's list is. */
  status: string;
  amount: Money;
  createdAt: Date;
  arrivalAt: Date | null;
  failureCode: string | null;
  /** The money leaving the balance for the bank. */
  moved: BalanceMovement | null;
  /** The money coming back after a failure. */
  returned: BalanceMovement | null;
}
