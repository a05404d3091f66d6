import type { OrganisationId, PlanId, PlanPriceId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { planPrice } from '../schema/plan-price.ts';
import { planVersion } from '../schema/plan-version.ts';

/** Which plan of the organisation a price belongs to; null when it has no such price. */
export async function findPlanOfPrice(
  db: Db,
  organisationId: OrganisationId,
  priceId: PlanPriceId,
): Promise<PlanId | null> {
  const [row] = await db
    .select({ planId: planVersion.planId })
    .from(planPrice)
    .innerJoin(
      planVersion,
      and(
        eq(planVersion.organisationId, planPrice.organisationId),
        eq(planVersion.id, planPrice.planVersionId),
      ),
    )
    .where(and(eq(planPrice.organisationId, organisationId), eq(planPrice.id, priceId)));
  return row?.planId ?? null;
}
