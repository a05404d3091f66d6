import type { ChannelId, OrganisationId, ReconcilePartId, StripeAccountId } from '@latchkey/contracts/ids';
import { reconcileFailures, reconcileParts } from '@latchkey/contracts/reconcile/parts';
import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { channel } from './channel.ts';
import { id, instant } from './columns.ts';
import { stripeAccount } from './stripe-account.ts';

export const reconcilePartKind = pgEnum('reconcile_part_kind', reconcileParts);
export const reconcileFailure = pgEnum('reconcile_failure', reconcileFailures);

/**
 * One part of the reconciler for one connected account or channel: where its pass stands, when it goes on, and how the last
 * try ended. The cursor is kept page by page, so that a pass goes on where it was interrupted, on whatever worker.
 */
export const reconcilePart = pgTable(
  'reconcile_part',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<ReconcilePartId>('id').notNull(),
    part: reconcilePartKind('part').notNull(),
    stripeAccountId: id<StripeAccountId>('stripe_account_id'),
    channelId: id<ChannelId>('channel_id'),
    /** Where the pass goes on; null: it begins. Its shape is the part's own. */
    cursor: jsonb('cursor').$type<Record<string, unknown>>(),
    /** When the sweep has it go on. */
    dueAt: instant('due_at').notNull(),
    /** Wall time: one worker at a time. */
    leaseToken: text('lease_token'),
    leaseUntil: instant('lease_until'),
    /** Of the pass that is under way, or of the last one. */
    startedAt: instant('started_at'),
    compared: integer('compared').notNull().default(0),
    found: integer('found').notNull().default(0),
    /** When the last pass began that came to its end: up to then all is compared. */
    succeededAt: instant('succeeded_at'),
    /** How the last try failed, and how many did in a row. */
    failure: reconcileFailure('failure'),
    failedAt: instant('failed_at'),
    failures: integer('failures').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('reconcile_part_once')
      .on(t.organisationId, t.part, t.stripeAccountId, t.channelId)
      .nullsNotDistinct(),
    index('reconcile_part_due').on(t.dueAt),
    foreignKey({
      columns: [t.organisationId, t.stripeAccountId],
      foreignColumns: [stripeAccount.organisationId, stripeAccount.id],
    }),
    foreignKey({
      columns: [t.organisationId, t.channelId],
      foreignColumns: [channel.organisationId, channel.id],
    }),
    check(
      'reconcile_part_subject',
      sql`(${t.stripeAccountId} is not null) = (${t.part} in ('events', 'subscriptions', 'sessions', 'balance')) and num_nonnulls(${t.stripeAccountId}, ${t.channelId}) = 1`,
    ),
  ],
);
