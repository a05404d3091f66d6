import { brakeScopes, brakeStates } from '@latchkey/contracts/brake/brake';
import type { BrakeId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { channel } from './channel.ts';
import { id, instant } from './columns.ts';
import { organisation } from './organisation.ts';

export const brakeScope = pgEnum('brake_scope', brakeScopes);
export const brakeState = pgEnum('brake_state', brakeStates);

/**
 * More removals within an hour than were to be expected: those beyond the limit wait here until a second person has looked.
 * Pulled, released and refused under the lock of the organisation's row, so that many workers cannot overshoot together.
 */
export const brake = pgTable(
  'brake',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    id: id<BrakeId>('id').notNull(),
    scope: brakeScope('scope').notNull(),
    channelId: id<ChannelId>('channel_id'),
    state: brakeState('state').notNull().default('holding'),
    /** Removals in the hour before it was pulled, and the limit that they had reached. */
    removals: integer('removals').notNull(),
    limitCount: integer('limit_count').notNull(),
    members: integer('members').notNull(),
    pulledAt: instant('pulled_at').notNull(),
    decidedAt: instant('decided_at'),
    /** The user who released or refused it. */
    decidedBy: text('decided_by'),
    reason: text('reason'),
    override: boolean('override').notNull().default(false),
    /** When the sweep looks whether anybody still waits; null: nobody does any more. */
    dueAt: instant('due_at'),
    correlationId: text('correlation_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    index('brake_scope_newest').on(t.organisationId, t.channelId, t.pulledAt),
    index('brake_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    foreignKey({
      columns: [t.organisationId, t.channelId],
      foreignColumns: [channel.organisationId, channel.id],
    }),
    check('brake_channel', sql`(${t.scope} = 'chat') = (${t.channelId} is not null)`),
    check(
      'brake_decided',
      sql`${t.state} not in ('released', 'refused') or num_nonnulls(${t.decidedAt}, ${t.decidedBy}) = 2`,
    ),
  ],
);
