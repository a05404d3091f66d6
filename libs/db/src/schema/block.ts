import type { BlockId, ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { channel } from './channel.ts';
import { id, instant } from './columns.ts';
import { subscriber } from './subscriber.ts';

/** Somebody stays out whatever they pay: recorded with reason, end, and the choice about the money. Stronger than sources. */
export const block = pgTable(
  'block',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<BlockId>('id').notNull(),
    subscriberId: id<SubscriberId>('subscriber_id').notNull(),
    /** null: all channels of the organisation. */
    channelId: id<ChannelId>('channel_id'),
    reason: text('reason').notNull(),
    /** cancel | refund | none */
    moneyChoice: text('money_choice').notNull(),
    endsAt: instant('ends_at'),
    liftedAt: instant('lifted_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    index('block_subscriber').on(t.subscriberId, t.organisationId),
    foreignKey({
      columns: [t.organisationId, t.subscriberId],
      foreignColumns: [subscriber.organisationId, subscriber.id],
    }),
    foreignKey({
      columns: [t.organisationId, t.channelId],
      foreignColumns: [channel.organisationId, channel.id],
    }),
  ],
);
