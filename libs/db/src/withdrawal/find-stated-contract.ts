import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A contract as the statement of a withdrawal names it, and the address that its buyer has left. */
export interface StatedContract {
  plan: string;
  seller: string;
  orderedAt: Date;
  email: string | null;
}

/** @returns null: the organisation has no order of that id */
export async function findStatedContract(
  db: Db,
  of: { organisationId: OrganisationId; orderId: OrderId },
): Promise<StatedContract | null> {
  const [row] = await db.execute<{
    plan: string;
    seller: string;
    ordered_at: string;
    email: string | null;
  }>(sql`
    select p.name as plan, coalesce(s.legal_name, g.name) as seller, o.created_at as ordered_at, b.email
    from "order" o
    join organisation g on g.id = o.organisation_id
    join plan_version v on v.organisation_id = o.organisation_id and v.id = o.plan_version_id
    join plan p on p.organisation_id = v.organisation_id and p.id = v.plan_id
    join buyer b on b.organisation_id = o.organisation_id and b.id = o.buyer_id
    left join seller s on s.organisation_id = o.organisation_id
    where o.organisation_id = ${of.organisationId} and o.id = ${of.orderId}`);
  return row
    ? { plan: row.plan, seller: row.seller, orderedAt: new Date(row.ordered_at), email: row.email }
    : null;
}
