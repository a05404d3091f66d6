import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { sql } from 'drizzle-orm';
import { foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bot } from './bot.ts';
import { id, instant, telegramId } from './columns.ts';

/** What a bot knows of a person: whether it can write to them (they began a conversation, and have not blocked it since), and in which language. */
export const botContact = pgTable(
  'bot_contact',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    botId: id<BotId>('bot_id').notNull(),
    telegramId: telegramId('telegram_id').notNull(),
    startedAt: instant('started_at'),
    blockedAt: instant('blocked_at'),
    /** The language that the person has chosen with this bot; null: that of their Telegram. */
    locale: text('locale').$type<Locale>(),
    /** The first referral that a link to the bot carried; null: none did. */
    referral: text('referral'),
  },
  (t) => [
    primaryKey({ columns: [t.botId, t.telegramId, t.organisationId] }),
    foreignKey({ columns: [t.organisationId, t.botId], foreignColumns: [bot.organisationId, bot.id] }),
    // Asked for with every update; few have chosen.
    index('bot_contact_locale').on(t.telegramId).where(sql`${t.locale} is not null`),
  ],
);
