import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/**
 * What was received, once per key, for ever. `account` is never null: `platform` for our own Stripe account, the bot's
 * Telegram id for updates. `pending` is the promise that a stored update is still to be applied.
 */
export const inboxKey = pgTable(
  'inbox_key',
  {
    source: text('source').notNull(),
    account: text('account').notNull(),
    livemode: boolean('livemode').notNull(),
    externalId: text('external_id').notNull(),
    pending: boolean('pending').notNull().default(false),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.source, t.account, t.livemode, t.externalId] }),
    index('inbox_key_pending').on(t.receivedAt).where(sql`${t.pending}`),
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
