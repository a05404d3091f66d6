import { z } from 'zod';
import { MaybeBalanceTransaction } from './balance-transaction.ts';
import { MinorAmount, StripeCurrency } from './money-in.ts';
import { MaybeUnixTime, UnixTime } from './unix-time.ts';

/** What we read of a payout (2026-10-28.endive). `status` stays open. */
export const Payout = z.object({
  id: z.string().min(1),
  amount: MinorAmount,
  currency: StripeCurrency,
  status: z.string(),
  created: UnixTime,
  arrival_date: MaybeUnixTime,
  failure_code: z.string().nullish().catch(null),
  balance_transaction: MaybeBalanceTransaction,
  failure_balance_transaction: MaybeBalanceTransaction,
});
export type Payout = z.infer<typeof Payout>;
