import { type StarsReturnReason, starsReturnReasons } from '@latchkey/contracts/facts/stars-return';
import type { BotId, OrganisationId } from '@latchkey/contracts/ids';
import { boolean, foreignKey, integer, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bot } from './bot.ts';
import { id, instant, telegramId } from './columns.ts';

export const starsReturnReason = pgEnum('stars_return_reason', starsReturnReasons);

/**
 * Stars that came although they should have been declined, and buy nothing: decided once, then given back. They are in no
 * book: what came and went is nobody's sale.
 */
export const starsReturn = pgTable(
  'stars_return',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    botId: id<BotId>('bot_id').notNull(),
    chargeId: text('charge_id').notNull(),
    payerTelegramId: telegramId('payer_telegram_id').notNull(),
    stars: integer('stars').notNull(),
    reason: starsReturnReason('reason').$type<StarsReturnReason>().notNull(),
    /** Telegram would charge again: that is ended too. */
    recurring: boolean('recurring').notNull(),
    decidedAt: instant('decided_at').notNull(),
    returnedAt: instant('returned_at'),
    /** Telegram's words where it refuses. */
    refusal: text('refusal'),
    correlationId: text('correlation_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.botId, t.chargeId, t.organisationId] }),
    foreignKey({ columns: [t.organisationId, t.botId], foreignColumns: [bot.organisationId, bot.id] }),
  ],
);
