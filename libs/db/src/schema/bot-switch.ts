import {
  type BotSwitchEnding,
  type BotSwitchObstacle,
  botSwitchSteps,
} from '@latchkey/contracts/bot-switch/steps';
import type { AccessId, BotId, BotSwitchId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { foreignKey, index, pgEnum, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bot } from './bot.ts';
import { channel } from './channel.ts';
import { id, instant } from './columns.ts';

export const botSwitchStep = pgEnum('bot_switch_step', botSwitchSteps);

/**
 * A channel that passes from one bot to another: one at a time, and each step is kept before the next is begun, so that
 * whoever dies in the middle is followed by the sweep. Nobody's access is touched by it.
 */
export const botSwitch = pgTable(
  'bot_switch',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<BotSwitchId>('id').notNull(),
    channelId: id<ChannelId>('channel_id').notNull(),
    fromBotId: id<BotId>('from_bot_id').notNull(),
    toBotId: id<BotId>('to_bot_id').notNull(),
    step: botSwitchStep('step').notNull().default('adding'),
    obstacle: text('obstacle').$type<BotSwitchObstacle>(),
    /** The old bot's way in, until it is revoked; the channel goes back to it if the switch is abandoned. */
    oldLink: text('old_link'),
    /** Who holds a way in and is not inside is sent the one that is good now; up to whom that has been done. */
    invitedUpTo: id<AccessId>('invited_up_to'),
    /** There are some who have not been sent it. */
    invitesOwed: text('invites_owed').$type<'new' | 'old'>(),
    startedAt: instant('started_at').notNull(),
    /** Since when the new bot serves the channel. */
    movedAt: instant('moved_at'),
    /** When the old bot leaves by itself, once the new one has shown that it can serve. */
    leavesAt: instant('leaves_at'),
    ending: text('ending').$type<BotSwitchEnding>(),
    endedAt: instant('ended_at'),
    /** When the sweep goes on with it; null: it is over. */
    dueAt: instant('due_at'),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    uniqueIndex('bot_switch_open').on(t.channelId, t.organisationId).where(sql`${t.endedAt} is null`),
    index('bot_switch_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    foreignKey({
      columns: [t.organisationId, t.channelId],
      foreignColumns: [channel.organisationId, channel.id],
    }),
    foreignKey({ columns: [t.organisationId, t.fromBotId], foreignColumns: [bot.organisationId, bot.id] }),
    foreignKey({ columns: [t.organisationId, t.toBotId], foreignColumns: [bot.organisationId, bot.id] }),
  ],
);
