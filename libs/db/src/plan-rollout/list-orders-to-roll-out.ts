import type { OrderId, OrganisationId, PlanVersionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { rolledOutTo } from './rolled-out-to.ts';

/**
 * Orders of older versions of the plan that a rollout has not come to yet, oldest first. Only what carries somebody: who is
 * in a checkout right now gets what they were shown, and what is over for good is left as it was.
 */
export async function listOrdersToRollOut(
  db: Db,
  of: { organisationId: OrganisationId; planVersionId: PlanVersionId },
  limit: number,
): Promise<OrderId[]> {
  const rows = await db.execute<{ id: OrderId }>(sql`
    select o.id from plan_rollout r
    join plan_version t on t.organisation_id = r.organisation_id and t.id = r.plan_version_id
    join plan_version v on v.organisation_id = t.organisation_id and v.plan_id = t.plan_id and v.version < t.version
    join "order" o on o.organisation_id = v.organisation_id and o.plan_version_id = v.id and ${rolledOutTo}
    where r.organisation_id = ${of.organisationId} and r.plan_version_id = ${of.planVersionId} and r.due_at is not null
      and exists (select from order_line l
        join source s on s.organisation_id = l.organisation_id and s.order_line_id = l.id
        left join subscription u on u.organisation_id = s.organisation_id and u.id = s.subscription_id
        where l.organisation_id = o.organisation_id and l.order_id = o.id
          and coalesce(u.status, 'active') not in ('canceled', 'incomplete_expired'))
    order by o.id limit ${limit}`);
  return rows.map((row) => row.id);
}
