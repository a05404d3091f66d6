import type { BalanceMovement } from '@latchkey/contracts/facts/balance-movement';
import { z } from 'zod';
import { MinorAmount, moneyIn, StripeCurrency } from './money-in.ts';
import { UnixTime } from './unix-time.ts';

/** What we read of a balance transaction (2026-10-28.endive). `type` stays open. */
export const BalanceTransaction = z.object({
  id: z.string().min(1),
  amount: MinorAmount,
  currency: StripeCurrency,
  fee: MinorAmount,
  created: UnixTime,
  type: z.string(),
});
export type BalanceTransaction = z.infer<typeof BalanceTransaction>;

/** A balance transaction that was asked to be expanded; null where it is not there, or its id alone came. */
export const MaybeBalanceTransaction = z
  .union([BalanceTransaction, z.string()])
  .nullish()
  .transform((found) => (found && typeof found !== 'string' ? found : null));

/** A balance transaction as a movement. */
export function movementOf(transaction: BalanceTransaction): BalanceMovement {
  return {
    transactionId: transaction.id,
    amount: moneyIn(transaction.amount, transaction.currency),
    feeMinor: BigInt(transaction.fee),
    at: transaction.created,
  };
}
