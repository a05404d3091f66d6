import type { OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * The plan at an address of the organisation, and the address that it has now: a former one leads to it as well, and so
 * does its id. Null: there is none, and has never been.
 */
export async function findPlanBySlug(
  db: Db,
  of: { organisationId: OrganisationId; slug: string },
): Promise<{ planId: PlanId; slug: string } | null> {
  const [row] = await db.execute<{ id: PlanId; slug: string }>(sql`
    select p.id, coalesce(p.slug, p.id) as slug from plan p
    where p.organisation_id = ${of.organisationId} and (p.id = ${of.slug}
      or p.id = (select plan_id from plan_slug where organisation_id = ${of.organisationId} and slug = ${of.slug}))`);
  return row ? { planId: row.id, slug: row.slug } : null;
}
