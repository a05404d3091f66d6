import { boolean, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** When an invoice failed for the first time: the least of what its events say, so that their order does not matter. */
export const invoiceFailure = pgTable(
  'invoice_failure',
  {
    account: text('account').notNull(),
    livemode: boolean('livemode').notNull(),
    invoiceId: text('invoice_id').notNull(),
    firstFailedAt: instant('first_failed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.account, t.livemode, t.invoiceId] })],
);
