import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** How often something that is limited was tried since a moment: passwords for an account, mails to an address. */
export const attempt = pgTable(
  'attempt',
  {
    /** A hash of what is limited and for whom: no address is kept. */
    key: text('key').primaryKey(),
    count: integer('count').notNull(),
    /** Wall time, of the database. */
    endsAt: instant('ends_at').notNull(),
  },
  (t) => [index('attempt_over').on(t.endsAt)],
);
