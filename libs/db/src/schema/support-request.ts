import type { BotId, OrganisationId, SubscriberId, SupportRequestId } from '@latchkey/contracts/ids';
import { bigint, foreignKey, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { bot } from './bot.ts';
import { id, instant } from './columns.ts';
import { subscriber } from './subscriber.ts';

/** What somebody has written to a creator through a bot. Personal data. */
export const supportRequest = pgTable(
  'support_request',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<SupportRequestId>('id').notNull(),
    /** What both sides call it by: counted up in each organisation. */
    number: integer('number').notNull(),
    subscriberId: id<SubscriberId>('subscriber_id').notNull(),
    /** The bot that it came by, which the answer goes out by. */
    botId: id<BotId>('bot_id').notNull(),
    /** The message: the same one makes one request. */
    updateId: bigint('update_id', { mode: 'number' }).notNull(),
    body: text('body').notNull(),
    createdAt: instant('created_at').notNull(),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('support_request_number').on(t.number, t.organisationId),
    unique('support_request_message').on(t.updateId, t.subscriberId, t.botId, t.organisationId),
    index('support_request_of').on(t.subscriberId, t.organisationId),
    foreignKey({
      columns: [t.organisationId, t.subscriberId],
      foreignColumns: [subscriber.organisationId, subscriber.id],
    }),
    foreignKey({ columns: [t.organisationId, t.botId], foreignColumns: [bot.organisationId, bot.id] }),
  ],
);
