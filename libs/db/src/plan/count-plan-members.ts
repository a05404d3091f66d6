import type { OrganisationId, PlanId, PlanVersionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { isLive } from './live-source.ts';

/** How many people have access by each plan, and by each version of it. Who has bought twice counts once. */
export async function countPlanMembers(
  db: Db,
  of: { organisationId: OrganisationId; planId?: PlanId; at: Date },
): Promise<{ ofPlan: (id: PlanId) => number; ofVersion: (id: PlanVersionId) => number }> {
  const rows = await db.execute<{ plan_id: PlanId; version_id: PlanVersionId | null; members: string }>(sql`
    select v.plan_id, v.id as version_id, count(distinct s.subscriber_id) as members
    from plan_version v
    join "order" o on o.organisation_id = v.organisation_id and o.plan_version_id = v.id
    join order_line l on l.organisation_id = o.organisation_id and l.order_id = o.id
    join source s on s.organisation_id = l.organisation_id and s.order_line_id = l.id
    left join subscription u on u.organisation_id = s.organisation_id and u.id = s.subscription_id
    where v.organisation_id = ${of.organisationId} and (${of.planId ?? null}::text is null or v.plan_id = ${of.planId ?? null})
      and ${isLive(of.at)}
    group by grouping sets ((v.plan_id), (v.plan_id, v.id))`);
  const ofPlan = new Map(rows.filter((row) => !row.version_id).map((row) => [row.plan_id, row.members]));
  const ofVersion = new Map(
    rows.flatMap((row) => (row.version_id ? [[row.version_id, row.members] as const] : [])),
  );
  return {
    ofPlan: (id) => Number(ofPlan.get(id) ?? 0),
    ofVersion: (id) => Number(ofVersion.get(id) ?? 0),
  };
}
