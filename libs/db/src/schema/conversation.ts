import type { Asking, Heard } from '@latchkey/contracts/conversation/asking';
import { bigint, index, integer, jsonb, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { instant, telegramId } from './columns.ts';

/**
 * What a person is being asked in the chat with a bot. It belongs to the bot, whichever organisations it serves; what is asked
 * names the one that it is about.
 */
export const conversation = pgTable(
  'conversation',
  {
    botTelegramId: telegramId('bot_telegram_id').notNull(),
    telegramId: telegramId('telegram_id').notNull(),
    /** Grows with every question: a button of an earlier one is known by it. */
    version: integer('version').notNull(),
    /** Null: nothing is asked any more. May hold personal data, until `expiresAt`. */
    asking: jsonb('asking').$type<Asking>(),
    /** The update that led to the question: what was said before it is no answer. */
    askedBy: bigint('asked_by', { mode: 'number' }).notNull(),
    /** The update that was taken as an answer last, and what came of it: said again, it is answered alike. */
    heardBy: bigint('heard_by', { mode: 'number' }),
    outcome: jsonb('outcome').$type<Heard>(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.botTelegramId, t.telegramId] }),
    index('conversation_expires').on(t.expiresAt),
  ],
);
