import { type RecipientState, recipientStates } from '@latchkey/contracts/broadcast/broadcast';
import type { BotId, BroadcastId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bot } from './bot.ts';
import { broadcast } from './broadcast.ts';
import { id, instant, telegramId } from './columns.ts';
import { subscriber } from './subscriber.ts';

const words = (list: readonly string[]) => sql.raw(list.map((word) => `'${word}'`).join(', '));

/** One person whom a broadcast goes to, and how it went: written to once at most, whatever they are subscribed to. */
export const broadcastRecipient = pgTable(
  'broadcast_recipient',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    broadcastId: id<BroadcastId>('broadcast_id').notNull(),
    telegramId: telegramId('telegram_id').notNull(),
    subscriberId: id<SubscriberId>('subscriber_id'),
    /** The bot that they have talked to; null: none. */
    botId: id<BotId>('bot_id'),
    state: text('state').$type<RecipientState>().notNull(),
    failure: text('failure'),
    /** Wall time: when the call began; and before when it is not tried again. */
    sendingAt: instant('sending_at'),
    notBefore: instant('not_before'),
    sentAt: instant('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.broadcastId, t.telegramId, t.organisationId] }),
    index('broadcast_recipient_states').on(t.broadcastId, t.state, t.telegramId, t.organisationId),
    index('broadcast_recipient_sending').on(t.sendingAt).where(sql`${t.state} = 'sending'`),
    foreignKey({
      name: 'broadcast_recipient_of',
      columns: [t.organisationId, t.broadcastId],
      foreignColumns: [broadcast.organisationId, broadcast.id],
    }),
    foreignKey({
      name: 'broadcast_recipient_subscriber',
      columns: [t.organisationId, t.subscriberId],
      foreignColumns: [subscriber.organisationId, subscriber.id],
    }),
    foreignKey({
      name: 'broadcast_recipient_bot',
      columns: [t.organisationId, t.botId],
      foreignColumns: [bot.organisationId, bot.id],
    }),
    check('broadcast_recipient_state', sql`${t.state} in (${words(recipientStates)})`),
    check(
      'broadcast_recipient_queued',
      sql`${t.state} not in ('queued', 'sending') or ${t.botId} is not null`,
    ),
  ],
);
