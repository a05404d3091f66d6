import type { OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { eq, sql } from 'drizzle-orm';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { noteFirstOnSale } from '../onboarding/note-first-on-sale.ts';
import { plan } from '../schema/plan.ts';
import { takeSlug } from './take-slug.ts';
import { type NewPlanVersion, writePlanVersion } from './write-plan-version.ts';

export interface NewPlan extends NewPlanVersion {
  id: PlanId;
  name: string;
  /** Left out: made from the name. */
  slug?: string | undefined;
}

/**
 * Puts a plan on sale: its address, and its first version with what it costs and gives.
 *
 * @returns its address; null, with nothing written, when the one that is wanted belongs to another plan
 */
export async function createPlan(
  db: Db,
  organisationId: OrganisationId,
  created: NewPlan,
  act: Act,
): Promise<string | null> {
  const { id: planId, name } = created;
  return db.transaction(async (tx) => {
    if (created.slug !== undefined && (await isTaken(tx, organisationId, created.slug))) return null;
    await tx.insert(plan).values({ organisationId, id: planId, name, createdAt: act.at });
    const of = { organisationId, planId, at: act.at };
    const slug = await takeSlug(tx, of, created.slug === undefined ? { name } : { slug: created.slug });
    if (slug === null) throw new Error('an address was taken in the same moment');
    await tx.update(plan).set({ slug }).where(eq(plan.id, planId));
    await writePlanVersion(tx, { ...of, version: 1 }, created);
    await noteFirstOnSale(tx, organisationId, act.at);
    await appendAudit(tx, organisationId, act, {
      action: 'plan.create',
      targetKind: 'plan',
      targetId: planId,
    });
    return slug;
  });
}

async function isTaken(db: Db, organisationId: OrganisationId, slug: string): Promise<boolean> {
  const rows = await db.execute(
    sql`select from plan_slug where organisation_id = ${organisationId} and slug = ${slug}`,
  );
  return rows.length > 0;
}
