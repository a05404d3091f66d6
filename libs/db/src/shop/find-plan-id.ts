import { type OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { slugOf } from '@latchkey/contracts/shop/slug';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { plan } from '../schema/plan.ts';

const most = 500;

/** What stands for a plan in addresses: made of its name. The one place that knows. */
export function planSlugOf({ id, name }: { id: PlanId; name: string }): string {
  return slugOf(name, id);
}

/**
 * A plan of an organisation, as an address names it: by its slug (the oldest where two have the same) or by its id, which
 * an archived one keeps.
 */
export async function findPlanId(
  db: Db,
  organisationId: OrganisationId,
  inAddress: string,
): Promise<PlanId | null> {
  const asId = PlanId.safeParse(inAddress).data;
  const plans = await db
    .select({ id: plan.id, name: plan.name })
    .from(plan)
    .where(and(eq(plan.organisationId, organisationId), asId ? eq(plan.id, asId) : isNull(plan.archivedAt)))
    .orderBy(asc(plan.id))
    .limit(most);
  return plans.find((each) => asId !== undefined || planSlugOf(each) === inAddress)?.id ?? null;
}
