import type { OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Whether somebody has ever begun to buy this plan. */
export async function wasOrdered(
  db: Db,
  of: { organisationId: OrganisationId; planId: PlanId },
): Promise<boolean> {
  const [row] = await db.execute<{ ordered: boolean }>(sql`
    select exists (select from plan_version v
      join "order" o on o.organisation_id = v.organisation_id and o.plan_version_id = v.id
      where v.organisation_id = ${of.organisationId} and v.plan_id = ${of.planId}) as ordered`);
  return row?.ordered ?? false;
}
