import type { DriftId, OrganisationId } from '@latchkey/contracts/ids';
import type { DriftKind, DriftState } from '@latchkey/contracts/reconcile/drift';
import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { drift } from '../schema/drift.ts';

export type DriftRow = typeof drift.$inferSelect;

export interface DriftFilter {
  kind?: DriftKind | undefined;
  state?: DriftState | undefined;
  waitsForPerson?: boolean | undefined;
  subjectId?: string | undefined;
}

/** Drifts of the organisation, newest first. @param page.after the last one of the page before. */
export async function listDrifts(
  db: Db,
  organisationId: OrganisationId,
  filter: DriftFilter,
  page: { limit: number; after: DriftId | null },
): Promise<DriftRow[]> {
  const conditions: SQL[] = [eq(drift.organisationId, organisationId)];
  if (filter.kind) conditions.push(eq(drift.kind, filter.kind));
  if (filter.state) conditions.push(eq(drift.state, filter.state));
  if (filter.waitsForPerson !== undefined) conditions.push(eq(drift.waitsForPerson, filter.waitsForPerson));
  if (filter.subjectId) conditions.push(eq(drift.subjectId, filter.subjectId));
  if (page.after) conditions.push(lt(drift.id, page.after));
  return db
    .select()
    .from(drift)
    .where(and(...conditions))
    .orderBy(desc(drift.id))
    .limit(page.limit);
}

/** A drift of the organisation, locked for an act on it; null when there is none. */
export async function lockDrift(
  db: Db,
  organisationId: OrganisationId,
  driftId: DriftId,
): Promise<DriftRow | null> {
  const [row] = await db
    .select()
    .from(drift)
    .where(and(eq(drift.organisationId, organisationId), eq(drift.id, driftId)))
    .for('update');
  return row ?? null;
}

/** Notes that a drift's fix was asked for. */
export async function noteFixApplied(
  db: Db,
  organisationId: OrganisationId,
  driftId: DriftId,
  at: Date,
): Promise<void> {
  await db
    .update(drift)
    .set({ fixAppliedAt: at })
    .where(and(eq(drift.organisationId, organisationId), eq(drift.id, driftId)));
}

/** Leaves a drift as it is. */
export async function writeDismissal(
  db: Db,
  organisationId: OrganisationId,
  driftId: DriftId,
  dismissed: { reason: string; at: Date },
): Promise<void> {
  await db
    .update(drift)
    .set({ state: 'dismissed', closedAt: dismissed.at, reason: dismissed.reason, waitsForPerson: false })
    .where(and(eq(drift.organisationId, organisationId), eq(drift.id, driftId)));
}

/** How many drifts of an organisation are open. */
export async function countOpenDrifts(db: Db, organisationId: OrganisationId): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(drift)
    .where(
      and(eq(drift.organisationId, organisationId), eq(drift.state, 'open'), sql`${drift.overAt} is null`),
    );
  return row?.n ?? 0;
}
