import type { OrganisationId, PlanId, PlanVersionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { sweepAfterMs } from '../sweep/sweep-after.ts';

/** Promises that a new version is carried to all members of its plan; takes the place of an older one that is under way. */
export async function beginRollout(
  unit: UnitOfWork,
  of: {
    organisationId: OrganisationId;
    planId: PlanId;
    planVersionId: PlanVersionId;
    correlationId: string;
    at: Date;
  },
): Promise<void> {
  const { organisationId, planVersionId, correlationId } = of;
  await unit.db.execute(sql`
    update plan_rollout r set due_at = null from plan_version v
    where v.organisation_id = ${organisationId} and v.plan_id = ${of.planId}
      and r.organisation_id = v.organisation_id and r.plan_version_id = v.id and r.due_at is not null`);
  const dueAt = new Date(of.at.getTime() + sweepAfterMs).toISOString();
  await unit.db.execute(sql`
    insert into plan_rollout (organisation_id, plan_version_id, correlation_id, started_at, due_at)
    values (${organisationId}, ${planVersionId}, ${correlationId}, ${of.at.toISOString()}, ${dueAt})`);
  unit.promise({ name: 'access.rollOutPlan', payload: { organisationId, planVersionId, correlationId } });
}
