import type { DriftId, OrganisationId, ReconcilePartId } from '@latchkey/contracts/ids';
import { driftFixes, driftKinds, driftStates, driftSubjectKinds } from '@latchkey/contracts/reconcile/drift';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { reconcilePart } from './reconcile-part.ts';

export const driftKind = pgEnum('drift_kind', driftKinds);
export const driftSubjectKind = pgEnum('drift_subject_kind', driftSubjectKinds);
export const driftFix = pgEnum('drift_fix', driftFixes);
export const driftState = pgEnum('drift_state', driftStates);

/**
 * A difference between provider, database and chat that a reconciler has seen: one row for as long as it is seen, whether
 * it is open or was dismissed. What is seen again after it was over is a row of its own.
 */
export const drift = pgTable(
  'drift',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<DriftId>('id').notNull(),
    kind: driftKind('kind').notNull(),
    subjectKind: driftSubjectKind('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    /** Who found it, and will say that it is over. */
    partId: id<ReconcilePartId>('part_id').notNull(),
    state: driftState('state').notNull().default('open'),
    fix: driftFix('fix').notNull(),
    waitsForPerson: boolean('waits_for_person').notNull(),
    /** How many it is about. A dismissed one that grows is open again. */
    size: integer('size').notNull(),
    /** What each of the three says, and when it was looked at. Ids, states and numbers; no personal data. */
    evidence: jsonb('evidence').$type<Record<string, unknown>>().notNull(),
    foundAt: instant('found_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    fixAppliedAt: instant('fix_applied_at'),
    /** Fixed or dismissed. */
    closedAt: instant('closed_at'),
    /** No longer seen. */
    overAt: instant('over_at'),
    /** Why it was dismissed. */
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    uniqueIndex('drift_once').on(t.kind, t.subjectId, t.organisationId).where(sql`${t.overAt} is null`),
    index('drift_subject').on(t.subjectId, t.organisationId),
    index('drift_part').on(t.partId, t.organisationId).where(sql`${t.overAt} is null`),
    index('drift_waiting').on(t.id, t.organisationId).where(sql`${t.state} = 'open'`),
    foreignKey({
      columns: [t.organisationId, t.partId],
      foreignColumns: [reconcilePart.organisationId, reconcilePart.id],
    }),
    check('drift_closed', sql`(${t.state} = 'open') = (${t.closedAt} is null)`),
    check('drift_fixed_is_over', sql`${t.state} <> 'fixed' or ${t.overAt} is not null`),
  ],
);
