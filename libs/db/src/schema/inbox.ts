import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/**
 * What was received, once per key, for ever. `account` is never null: `platform` for our own Stripe account, the bot's
 * Telegram id for updates. `due_at` is the promise that a stored update will be applied: when the sweep looks after it; null: nothing to do (any more).
 */
export const inboxKey = pgTable(
  'inbox_key',
  {
    source: text('source').notNull(),
    account: text('account').notNull(),
    livemode: boolean('livemode').notNull(),
    externalId: text('external_id').notNull(),
    dueAt: instant('due_at'),
  },
  (t) => [
    primaryKey({ columns: [t.source, t.account, t.livemode, t.externalId] }),
    index('inbox_key_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
  ],
);

/**
 * The payload as it came, as text, partitioned by month for a short retention (it holds names and e-mails).
 * `outcome`: `accepted`, or why it was ignored.
 */
export const inboxEvent = pgTable(
  'inbox_event',
  {
    source: text('source').notNull(),
    account: text('account').notNull(),
    livemode: boolean('livemode').notNull(),
    externalId: text('external_id').notNull(),
    type: text('type').notNull(),
    outcome: text('outcome').notNull(),
    payload: text('payload').notNull(),
    correlationId: text('correlation_id').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [index('inbox_event_key').on(t.externalId, t.account)],
);
