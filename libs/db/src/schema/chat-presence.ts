import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { boolean, foreignKey, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { channel } from './channel.ts';
import { id, instant, telegramId } from './columns.ts';

/**
 * Persons seen in a chat that is sold who have no access to it: what `chat_member` updates told, since no method of
 * Telegram lists a chat's members.
 */
export const chatPresence = pgTable(
  'chat_presence',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    channelId: id<ChannelId>('channel_id').notNull(),
    telegramId: telegramId('telegram_id').notNull(),
    inside: boolean('inside').notNull(),
    isBot: boolean('is_bot').notNull(),
    since: instant('since').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.channelId, t.telegramId, t.organisationId] }),
    foreignKey({
      columns: [t.organisationId, t.channelId],
      foreignColumns: [channel.organisationId, channel.id],
    }),
  ],
);
