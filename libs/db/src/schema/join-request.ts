import type { ChannelId, JoinRequestId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { foreignKey, index, pgEnum, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { channel } from './channel.ts';
import { id, instant, telegramId } from './columns.ts';

export const joinRequestState = pgEnum('join_request_state', ['open', 'approved', 'declined', 'gone']);

/** Somebody asks to join a channel. Open until Telegram has taken our answer. */
export const joinRequest = pgTable(
  'join_request',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<JoinRequestId>('id').notNull(),
    channelId: id<ChannelId>('channel_id').notNull(),
    telegramId: telegramId('telegram_id').notNull(),
    state: joinRequestState('state').notNull().default('open'),
    requestedAt: instant('requested_at').notNull(),
    /** When the sweep answers it, if nobody has by then. */
    dueAt: instant('due_at').notNull(),
    answeredAt: instant('answered_at'),
    correlationId: text('correlation_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    uniqueIndex('join_request_open').on(t.channelId, t.telegramId).where(sql`${t.state} = 'open'`),
    index('join_request_asked').on(t.channelId, t.telegramId, t.requestedAt),
    index('join_request_waiting').on(t.dueAt).where(sql`${t.state} = 'open'`),
    foreignKey({
      columns: [t.organisationId, t.channelId],
      foreignColumns: [channel.organisationId, channel.id],
    }),
  ],
);
