import type { OrganisationId, PlanId, PlanVersionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** The change that is being carried to the members of a plan; null: none. */
export async function findRollout(
  db: Db,
  of: { organisationId: OrganisationId; planId: PlanId },
): Promise<{ planVersionId: PlanVersionId; version: number; startedAt: Date } | null> {
  const [row] = await db.execute<{ id: PlanVersionId; version: number; started_at: string }>(sql`
    select v.id, v.version, r.started_at from plan_version v
    join plan_rollout r on r.organisation_id = v.organisation_id and r.plan_version_id = v.id and r.due_at is not null
    where v.organisation_id = ${of.organisationId} and v.plan_id = ${of.planId}
    order by v.version desc limit 1`);
  return row ? { planVersionId: row.id, version: row.version, startedAt: new Date(row.started_at) } : null;
}
