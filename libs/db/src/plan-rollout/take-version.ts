import type { OrderId, OrganisationId, PlanVersionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * Notes on an order that it is of a rollout's version now, at the price that it has: the version's own, where that is the same.
 *
 * @returns false when it is of that version or a newer one already, or a newer rollout has taken this one's place
 */
export async function takeVersion(
  db: Db,
  of: { organisationId: OrganisationId; orderId: OrderId; planVersionId: PlanVersionId },
): Promise<boolean> {
  const rows = await db.execute(sql`
    update "order" o set plan_version_id = ${of.planVersionId}, plan_price_id = coalesce((
      select n.id from plan_price p
      join plan_price n on n.organisation_id = p.organisation_id and n.plan_version_id = ${of.planVersionId}
        and n.provider = p.provider and n.currency = p.currency and n.amount_minor = p.amount_minor
        and n.provider_price_id is not distinct from p.provider_price_id
      where p.organisation_id = o.organisation_id and p.id = o.plan_price_id limit 1), o.plan_price_id)
    from plan_rollout r
    join plan_version t on t.organisation_id = r.organisation_id and t.id = r.plan_version_id
    join plan_version v on v.organisation_id = t.organisation_id and v.plan_id = t.plan_id and v.version < t.version
    where o.organisation_id = ${of.organisationId} and o.id = ${of.orderId} and o.plan_version_id = v.id
      and r.organisation_id = o.organisation_id and r.plan_version_id = ${of.planVersionId} and r.due_at is not null
    returning o.id`);
  return rows.length > 0;
}
