import type { OrganisationId, PlanVersionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** When the sweep goes on with a rollout; null: it is done. One that a newer has replaced stays so. */
export async function postponeRollout(
  db: Db,
  of: { organisationId: OrganisationId; planVersionId: PlanVersionId; dueAt: Date | null },
): Promise<void> {
  await db.execute(sql`
    update plan_rollout set due_at = ${of.dueAt?.toISOString() ?? null}::timestamptz
    where organisation_id = ${of.organisationId} and plan_version_id = ${of.planVersionId} and due_at is not null`);
}
