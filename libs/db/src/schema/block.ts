import { type BlockMoneyAct, type MoneyChoice, moneyStates } from '@latchkey/contracts/block/block-money';
import type { BlockId, ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, jsonb, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { channel } from './channel.ts';
import { id, instant } from './columns.ts';
import { subscriber } from './subscriber.ts';

export const blockMoneyState = pgEnum('block_money_state', moneyStates);

/**
 * Somebody stays out whatever they pay: recorded with reason, end, and the choice about the money, which is carried out
 * behind a promise. Stronger than sources.
 */
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
    moneyChoice: text('money_choice').$type<MoneyChoice>().notNull(),
    /** Why nothing is to be done about the money. */
    moneyReason: text('money_reason'),
    moneyState: blockMoneyState('money_state').notNull().default('none'),
    /** What was done about it, object by object. */
    moneyActs: jsonb('money_acts').$type<BlockMoneyAct[]>().notNull().default([]),
    endsAt: instant('ends_at'),
    liftedAt: instant('lifted_at'),
    liftedReason: text('lifted_reason'),
    /** The user who blocked: such a person does not release the brake that the blocks have pulled. */
    createdBy: text('created_by'),
    createdAt: instant('created_at').notNull(),
    /** When the sweep looks at it: the money is not settled, or its end has come. */
    dueAt: instant('due_at'),
    correlationId: text('correlation_id').notNull().default('block'),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    index('block_subscriber').on(t.subscriberId, t.organisationId),
    index('block_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    foreignKey({
      columns: [t.organisationId, t.subscriberId],
      foreignColumns: [subscriber.organisationId, subscriber.id],
    }),
    foreignKey({
      columns: [t.organisationId, t.channelId],
      foreignColumns: [channel.organisationId, channel.id],
    }),
    check('block_money_choice', sql`${t.moneyChoice} in ('cancel', 'refund', 'none')`),
  ],
);
