import type { AccountMoveId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { accountMoveStates, type MoveStopper } from '@latchkey/contracts/move/account-move';
import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { subscriber } from './subscriber.ts';

export const accountMoveState = pgEnum('account_move_state', accountMoveStates);

/**
 * A member's own move to another Telegram account: asked for with proof by mail, open to be stopped while it waits, finished by
 * a link of `move_link`. That it may be finished now is a matter of `ready_at`, not of a state.
 */
export const accountMove = pgTable(
  'account_move',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<AccountMoveId>('id').notNull(),
    /** Whose place it is. */
    subscriberId: id<SubscriberId>('subscriber_id').notNull(),
    state: accountMoveState('state').notNull(),
    /** In which the address is written to. */
    locale: text('locale').$type<Locale>().notNull(),
    askedAt: instant('asked_at').notNull(),
    readyAt: instant('ready_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    stoppedBy: text('stopped_by').$type<MoveStopper>(),
    correlationId: text('correlation_id').notNull(),
    /** When the sweep looks at it: to tell that it is ready, then to let it expire. */
    dueAt: instant('due_at'),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    uniqueIndex('account_move_open').on(t.subscriberId, t.organisationId).where(sql`${t.state} = 'open'`),
    index('account_move_subscriber').on(t.subscriberId, t.organisationId, t.askedAt),
    index('account_move_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    check('account_move_ended', sql`(${t.state} = 'open') = (${t.endedAt} is null)`),
    check('account_move_due_open', sql`(${t.state} = 'open') = (${t.dueAt} is not null)`),
    check('account_move_times', sql`${t.askedAt} <= ${t.readyAt} and ${t.readyAt} < ${t.expiresAt}`),
    foreignKey({
      columns: [t.organisationId, t.subscriberId],
      foreignColumns: [subscriber.organisationId, subscriber.id],
    }),
  ],
);
