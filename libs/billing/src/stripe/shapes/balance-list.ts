import { z } from 'zod';
import { BalanceTransaction } from './balance-transaction.ts';
import { MinorAmount, StripeCurrency } from './money-in.ts';
import { Reference } from './reference.ts';

/** What moved: a charge, refund, dispute, payout or something that we have nothing to do with. */
const Source = z.object({
  object: z.string(),
  id: z.string().min(1),
  payment_intent: Reference,
  /** Of a refund or dispute. */
  charge: Reference,
  amount: MinorAmount.nullish().catch(null),
  currency: StripeCurrency.nullish().catch(null),
});

/** A balance transaction with the object behind it; the id alone, or none, where that was not told. */
export const SourcedTransaction = BalanceTransaction.extend({
  source: z.union([Source, z.string()]).nullish().catch(null),
});
export type SourcedTransaction = z.infer<typeof SourcedTransaction>;

/** A page of balance transactions, newest first. */
export const BalanceList = z.object({
  data: z.array(SourcedTransaction),
  has_more: z.boolean().catch(false),
});
