import { z } from 'zod';
import { MaybeBalanceTransaction } from './balance-transaction.ts';
import { expandable } from './expandable.ts';
import { MetadataMap } from './metadata-map.ts';
import { UnixTime } from './unix-time.ts';

const MarkedIntent = z.object({ id: z.string().min(1), metadata: MetadataMap });

/** What we read of a charge (2026-10-28.endive). It does not name its invoice: `charge.invoice` was removed. */
export const Charge = z.object({
  id: z.string().min(1),
  created: UnixTime,
  metadata: MetadataMap,
  payment_intent: expandable(MarkedIntent),
  balance_transaction: MaybeBalanceTransaction,
});
export type Charge = z.infer<typeof Charge>;
