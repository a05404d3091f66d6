import { syncObjectKinds } from '@latchkey/contracts/facts/sync-target';
import type { OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { bigint, boolean, index, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

export const syncObjectKind = pgEnum('sync_object_kind', syncObjectKinds);

/**
 * One provider object and how far we have read it. A signal raises `requested_seq`; a reader notes it before the fetch
 * and writes only while it exceeds `applied_seq`, so an older read never overwrites a newer one, whatever the order.
 */
export const syncObject = pgTable(
  'sync_object',
  {
    account: text('account').notNull(),
    livemode: boolean('livemode').notNull(),
    objectId: text('object_id').notNull(),
    objectKind: syncObjectKind('object_kind').notNull(),
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    requestedSeq: bigint('requested_seq', { mode: 'number' }).notNull(),
    appliedSeq: bigint('applied_seq', { mode: 'number' }).notNull().default(0),
    /** When the sweep has it read, if nobody has done so by then: moved on by whoever tries and fails. */
    dueAt: instant('due_at').notNull(),
    correlationId: text('correlation_id').notNull(),
    /** Wall time: when a job was last promised to read it; null when it was tried in vain since. */
    askedAt: instant('asked_at'),
    /** Wall time: one reader at a time. */
    leaseToken: text('lease_token'),
    leaseUntil: instant('lease_until'),
  },
  (t) => [
    primaryKey({ columns: [t.account, t.livemode, t.objectId] }),
    index('sync_object_behind').on(t.dueAt).where(sql`${t.requestedSeq} > ${t.appliedSeq}`),
  ],
);
