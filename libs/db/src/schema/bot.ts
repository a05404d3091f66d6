import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, telegramId } from './columns.ts';
import { organisation } from './organisation.ts';

/**
 * A Telegram bot as one organisation uses it. The platform's bot has a row in each organisation that it serves; an own
 * bot has one row only. Stars are sold only through an own bot, because they land at the bot's owner. A bot that was taken
 * away keeps its row, without a token: what was paid through it stays on file.
 */
export const bot = pgTable(
  'bot',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    id: id<BotId>('id').notNull(),
    telegramId: telegramId('telegram_id').notNull(),
    username: text('username').notNull(),
    isPlatform: boolean('is_platform').notNull().default(false),
    /** The token itself is never in clear here: the variable that holds it, or its ciphertext. */
    tokenVariable: text('token_variable'),
    tokenCiphertext: text('token_ciphertext'),
    /** Grows with each new token: who holds a client of an older one makes a new one. */
    tokenVersion: integer('token_version').notNull().default(1),
    /** Since when Telegram rejects the token; null: it does not. Wall time. */
    tokenRejectedAt: instant('token_rejected_at'),
    /** Up to when the bot's Star transactions have been read. */
    starsReadAt: instant('stars_read_at'),
    /** When its process was last heard of. Wall time. */
    heardAt: instant('heard_at').notNull().defaultNow(),
    createdAt: instant('created_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    uniqueIndex('bot_in_organisation').on(t.telegramId, t.organisationId),
    uniqueIndex('bot_own').on(t.telegramId).where(sql`not ${t.isPlatform} and ${t.removedAt} is null`),
    index('bot_organisation').on(t.organisationId),
    index('bot_registered').on(t.telegramId).where(sql`${t.tokenCiphertext} is not null`),
    check(
      'bot_token',
      sql`num_nonnulls(${t.tokenVariable}, ${t.tokenCiphertext}) = case when ${t.removedAt} is null then 1 else 0 end`,
    ),
  ],
);
