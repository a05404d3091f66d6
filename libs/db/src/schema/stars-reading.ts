import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bot } from './bot.ts';
import { id, instant } from './columns.ts';

/**
 * How far the Star transactions of an own bot have been read; there from its first order in Stars on. Telegram lists them
 * oldest first and only ever adds to the end. What was read up to is `bot.stars_read_at`.
 */
export const starsReading = pgTable(
  'stars_reading',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    botId: id<BotId>('bot_id').notNull(),
    /** How many transactions have been applied, counted from the oldest. */
    cursor: integer('cursor').notNull().default(0),
    /** The last of them: as long as it is found again, the list is the one that the cursor counts in. */
    anchor: text('anchor'),
    /** When the sweep has them read. */
    dueAt: instant('due_at').notNull(),
    /** Wall time: one reader at a time. */
    leaseToken: text('lease_token'),
    leaseUntil: instant('lease_until'),
  },
  (t) => [
    primaryKey({ columns: [t.botId, t.organisationId] }),
    index('stars_reading_due').on(t.dueAt),
    foreignKey({ columns: [t.organisationId, t.botId], foreignColumns: [bot.organisationId, bot.id] }),
  ],
);
