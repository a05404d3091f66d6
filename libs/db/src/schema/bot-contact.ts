import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { foreignKey, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { bot } from './bot.ts';
import { id, instant, telegramId } from './columns.ts';

/** Whether a bot can write to a person: they began a conversation, and have not blocked the bot since. */
export const botContact = pgTable(
  'bot_contact',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    botId: id<BotId>('bot_id').notNull(),
    telegramId: telegramId('telegram_id').notNull(),
    startedAt: instant('started_at'),
    blockedAt: instant('blocked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.botId, t.telegramId, t.organisationId] }),
    foreignKey({ columns: [t.organisationId, t.botId], foreignColumns: [bot.organisationId, bot.id] }),
  ],
);
