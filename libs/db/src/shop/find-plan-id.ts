import type { OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** What stands for a plan in addresses. The one place that knows. */
export function planSlugOf({ id, slug }: { id: PlanId; slug: string | null }): string {
  return slug ?? id;
}

/**
 * A plan of an organisation, archived or not, as an address names it: by its slug, by one that it once had, or by its id. Who
 * gets there by another than `planSlugOf` says may be led on.
 */
export async function findPlanId(
  db: Db,
  organisationId: OrganisationId,
  inAddress: string,
): Promise<PlanId | null> {
  const [row] = await db.execute<{ id: PlanId }>(sql`
    select p.id from plan p
    where p.organisation_id = ${organisationId} and (p.id = ${inAddress}
      or p.id = (select plan_id from plan_slug where organisation_id = ${organisationId} and slug = ${inAddress}))`);
  return row?.id ?? null;
}
