import type { JobName } from '@latchkey/contracts/jobs/catalogue';
import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** A job that its transaction has promised. Pushed after the commit; the relay pushes what nobody did. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    job: text('job').$type<JobName>().notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    /** Not before this moment of the clock; null: at once. */
    notBefore: instant('not_before'),
    /** Wall time until which somebody is pushing it: the committer first, then a relay. */
    heldUntil: instant('held_until').notNull(),
  },
  (t) => [index('outbox_held').on(t.heldUntil)],
);
