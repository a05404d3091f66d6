import type { OrganisationId, PlanVersionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/**
 * Promises again the changes of plans that have not come to all members. A minute later again while one is not done.
 *
 * @returns how many were found
 */
export async function sweepPlanRollouts(unit: UnitOfWork, of: { now: Date; limit: number }): Promise<number> {
  const rows = await unit.db.execute<{
    organisation_id: OrganisationId;
    plan_version_id: PlanVersionId;
    correlation_id: string;
  }>(sql`
    update plan_rollout set due_at = ${new Date(of.now.getTime() + 60_000).toISOString()}
    where (organisation_id, plan_version_id) in (
      select organisation_id, plan_version_id from plan_rollout where due_at <= ${of.now.toISOString()}
      order by due_at limit ${of.limit} for update skip locked)
    returning organisation_id, plan_version_id, correlation_id`);
  for (const row of rows) {
    unit.promise({
      name: 'access.rollOutPlan',
      payload: {
        organisationId: row.organisation_id,
        planVersionId: row.plan_version_id,
        correlationId: row.correlation_id,
      },
    });
  }
  return rows.length;
}
