import type { OrganisationId, ReconcilePartId } from '@latchkey/contracts/ids';
import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { reconcilePart } from '../schema/reconcile-part.ts';

export type PartRow = typeof reconcilePart.$inferSelect;

/** The parts of the reconciler for an organisation. */
export async function listParts(db: Db, organisationId: OrganisationId): Promise<PartRow[]> {
  return db
    .select()
    .from(reconcilePart)
    .where(eq(reconcilePart.organisationId, organisationId))
    .orderBy(asc(reconcilePart.id));
}

/** Has all parts of an organisation go on now. @returns how many */
export async function promiseParts(
  unit: UnitOfWork,
  of: { organisationId: OrganisationId; correlationId: string; at: Date },
): Promise<number> {
  const { organisationId, correlationId, at } = of;
  // Due at once for the sweep too, should the jobs get lost.
  const rows = await unit.db.execute<{ id: ReconcilePartId }>(sql`
    update reconcile_part set due_at = least(due_at, ${at.toISOString()})
    where organisation_id = ${organisationId} returning id`);
  for (const { id: partId } of rows)
    unit.promise({ name: 'reconcile.part', payload: { organisationId, partId, correlationId } });
  return rows.length;
}
