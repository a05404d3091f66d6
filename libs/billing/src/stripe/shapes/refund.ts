import { z } from 'zod';
import { MaybeBalanceTransaction } from './balance-transaction.ts';
import { MinorAmount, StripeCurrency } from './money-in.ts';
import { UnixTime } from './unix-time.ts';

/** What we read of a refund (2026-10-28.endive). `status` stays open. */
export const Refund = z.object({
  id: z.string().min(1),
  amount: MinorAmount,
  currency: StripeCurrency,
  status: z.string().nullish(),
  created: UnixTime,
  failure_reason: z.string().nullish().catch(null),
  balance_transaction: MaybeBalanceTransaction,
  failure_balance_transaction: MaybeBalanceTransaction,
});
export type Refund = z.infer<typeof Refund>;

/** A page of refunds, newest first. */
export const RefundList = z.object({ data: z.array(Refund), has_more: z.boolean().catch(false) });
