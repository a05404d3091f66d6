import { accessStates } from '@latchkey/contracts/access/machine';
import { removalEvidences } from '@latchkey/contracts/access/reasons';
import type { AccessId, ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { actionRequired, channel } from './channel.ts';
import { id, instant } from './columns.ts';
import { revokeReason } from './source.ts';
import { subscriber } from './subscriber.ts';

export const accessState = pgEnum('access_state', accessStates);
export const removalEvidence = pgEnum('removal_evidence', removalEvidences);

/**
 * May this subscriber be in this channel: the only truth about access, one row per (subscriber, channel).
 * The state moves only by `access_transition` (trigger) and one version at a time; each state has its CHECK.
 */
export const channelAccess = pgTable(
  'channel_access',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<AccessId>('id').notNull(),
    subscriberId: id<SubscriberId>('subscriber_id').notNull(),
    channelId: id<ChannelId>('channel_id').notNull(),
    state: accessState('state').notNull(),
    version: integer('version').notNull(),
    stateSince: instant('state_since').notNull(),
    entitledUntil: instant('entitled_until'),
    graceUntil: instant('grace_until'),
    grantedAt: instant('granted_at'),
    joinedAt: instant('joined_at'),
    /** Was ever seen inside: such a person is never "already gone" by a doubtful answer. */
    everInsideAt: instant('ever_inside_at'),
    revokeReason: revokeReason('revoke_reason'),
    revokedAt: instant('revoked_at'),
    evidence: removalEvidence('evidence'),
    actionRequired: actionRequired('action_required'),
    /** A doubtful answer is looked at twice, ten minutes apart. */
    doubtfulSince: instant('doubtful_since'),
    /** When the sweep looks at it again by itself. */
    dueAt: instant('due_at'),
    /** When the reconciler last saw how the person stands in the chat. */
    lookedAt: instant('looked_at'),
    /** Who is calling Telegram about it right now. Wall time. */
    leaseToken: text('lease_token'),
    leaseUntil: instant('lease_until'),
    correlationId: text('correlation_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('channel_access_once').on(t.subscriberId, t.channelId, t.organisationId),
    index('channel_access_channel').on(t.channelId, t.state, t.organisationId),
    index('channel_access_looked').on(t.channelId, t.lookedAt.nullsFirst(), t.organisationId),
    index('channel_access_held_up')
      .on(t.organisationId, t.channelId, t.actionRequired)
      .where(sql`${t.actionRequired} is not null`),
    index('channel_access_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    foreignKey({
      columns: [t.organisationId, t.subscriberId],
      foreignColumns: [subscriber.organisationId, subscriber.id],
    }),
    foreignKey({
      columns: [t.organisationId, t.channelId],
      foreignColumns: [channel.organisationId, channel.id],
    }),
    check('channel_access_granted', sql`${t.state} <> 'GRANTED' or ${t.grantedAt} is not null`),
    check(
      'channel_access_revoke_pending',
      sql`${t.state} <> 'REVOKE_PENDING' or ${t.revokeReason} is not null`,
    ),
    check(
      'channel_access_revoked',
      sql`${t.state} <> 'REVOKED' or num_nonnulls(${t.revokeReason}, ${t.revokedAt}, ${t.evidence}) = 3`,
    ),
    check(
      'channel_access_entitled',
      sql`${t.state} not in ('PENDING', 'GRANTED') or num_nonnulls(${t.revokeReason}, ${t.revokedAt}, ${t.evidence}) = 0`,
    ),
  ],
);
