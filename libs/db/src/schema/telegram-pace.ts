import { integer, jsonb, pgTable } from 'drizzle-orm/pg-core';
import { telegramId } from './columns.ts';

/** One limit of messages at work. Milliseconds of the database's wall time. */
export interface PaceLine {
  /** When the latest messages went, or are about to go; ascending. */
  slots: number[];
  /** When the last one of those that were asked to come again has its turn. */
  until: number;
}

/** The lines of one bot: `bot` for all its messages, and one for each chat it has just written to. */
export type PaceLines = Record<string, PaceLine>;

/**
 * When a bot has sent its messages of the last moments, for all workers together. Unlogged: after a crash of the server
 * longer ago than these moments, nothing of it matters, and a reservation needs no disk.
 */
export const telegramPace = pgTable('telegram_pace', {
  botTelegramId: telegramId('bot_telegram_id').primaryKey(),
  /** Another one after each change. */
  version: integer('version').notNull(),
  lines: jsonb('lines').$type<PaceLines>().notNull(),
});
