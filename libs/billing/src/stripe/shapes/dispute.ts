import { z } from 'zod';
import { BalanceTransaction } from './balance-transaction.ts';
import { MinorAmount, StripeCurrency } from './money-in.ts';
import { MaybeUnixTime, UnixTime } from './unix-time.ts';

/** What we read of a dispute (2026-10-28.endive). `status` and `reason` stay open. */
export const Dispute = z.object({
  id: z.string().min(1),
  amount: MinorAmount,
  currency: StripeCurrency,
  status: z.string(),
  reason: z.string().nullish().catch(null),
  created: UnixTime,
  evidence_details: z.object({ due_by: MaybeUnixTime }).nullish().catch(null),
  balance_transactions: z.array(BalanceTransaction),
});
export type Dispute = z.infer<typeof Dispute>;

/** A page of disputes, newest first. */
export const DisputeList = z.object({ data: z.array(Dispute), has_more: z.boolean().catch(false) });
