import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** When a process was last alive: for the status page. Wall time. */
export const heartbeat = pgTable('heartbeat', {
  process: text('process').primaryKey(),
  seenAt: instant('seen_at').notNull(),
  detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
});
