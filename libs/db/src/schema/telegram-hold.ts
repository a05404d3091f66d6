import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, telegramId } from './columns.ts';

/**
 * What Telegram has told a bot to leave alone for a while (429, `retry_after`), so that all workers know. It belongs to
 * the bot, whichever organisations it serves.
 */
export const telegramHold = pgTable(
  'telegram_hold',
  {
    botTelegramId: telegramId('bot_telegram_id').notNull(),
    /** The chat's id; `*`: the call was about no chat, and the method is held everywhere. */
    chat: text('chat').notNull(),
    method: text('method').notNull(),
    /** Wall time. */
    until: instant('until').notNull(),
  },
  (t) => [primaryKey({ columns: [t.botTelegramId, t.chat, t.method] })],
);
