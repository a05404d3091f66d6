import { actionsRequired } from '@latchkey/contracts/access/reasons';
import type { ChannelCanary } from '@latchkey/contracts/channel/canary';
import { linkStates } from '@latchkey/contracts/channel/link-states';
import type { AccessId, BotId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  foreignKey,
  index,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { bot } from './bot.ts';
import { id, instant, telegramId } from './columns.ts';

export const channelKind = pgEnum('channel_kind', ['channel', 'supergroup', 'group']);
export const linkState = pgEnum('link_state', linkStates);
export const actionRequired = pgEnum('action_required', actionsRequired);

/**
 * A Telegram channel or group that is sold. Our id is for ever, Telegram's chat id changes when a group becomes a
 * supergroup. One join-request link serves everybody: entry is by identity, so a leaked link opens nothing.
 */
export const channel = pgTable(
  'channel',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<ChannelId>('id').notNull(),
    botId: id<BotId>('bot_id').notNull(),
    chatId: telegramId('chat_id').notNull(),
    formerChatIds: bigint('former_chat_ids', { mode: 'number' }).array().notNull().default([]),
    kind: channelKind('kind').notNull(),
    title: text('title').notNull(),
    canInvite: boolean('can_invite').notNull().default(false),
    canRestrict: boolean('can_restrict').notNull().default(false),
    /** The way in. */
    link: text('link'),
    linkState: linkState('link_state').notNull().default('none'),
    actionRequired: actionRequired('action_required'),
    preparedAt: instant('prepared_at'),
    /** What the last look at it found out. */
    canary: jsonb('canary').$type<ChannelCanary>(),
    canaryAt: instant('canary_at'),
    /** When the way in was last tried at Telegram. */
    linkTriedAt: instant('link_tried_at'),
    /** When the sweep looks at it again. */
    dueAt: instant('due_at'),
    /** Who is looking at it right now. Wall time. */
    leaseToken: text('lease_token'),
    leaseUntil: instant('lease_until'),
    /** The chat has moved: when the sweep has those invited again who did not come along; null: all have been looked at. */
    inviteAgainDueAt: instant('invite_again_due_at'),
    /** Up to which access they have been looked at. */
    inviteAgainAfter: id<AccessId>('invite_again_after'),
    disconnectedAt: instant('disconnected_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    foreignKey({ columns: [t.organisationId, t.botId], foreignColumns: [bot.organisationId, bot.id] }),
    // Two organisations cannot sell the same chat (hard case 39).
    index('channel_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    index('channel_invite_again').on(t.inviteAgainDueAt).where(sql`${t.inviteAgainDueAt} is not null`),
    uniqueIndex('channel_live_chat').on(t.chatId).where(sql`${t.disconnectedAt} is null`),
  ],
);
