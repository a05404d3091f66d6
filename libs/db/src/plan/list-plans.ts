import type { OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { plan } from '../schema/plan.ts';
import { planDeliverable } from '../schema/plan-deliverable.ts';
import { planPrice } from '../schema/plan-price.ts';
import { planVersion } from '../schema/plan-version.ts';

const most = 500;

const states = {
  on_sale: isNull(plan.archivedAt),
  archived: isNotNull(plan.archivedAt),
  all: undefined,
} as const;

export type StoredPlan = Awaited<ReturnType<typeof listPlans>>[number];

/** The plans of an organisation, each in its newest version, oldest plan first. */
export async function listPlans(
  db: Db,
  organisationId: OrganisationId,
  which: { state: keyof typeof states; planId?: PlanId },
) {
  const plans = await db
    .selectDistinctOn([plan.id], {
      id: plan.id,
      name: plan.name,
      slug: plan.slug,
      archivedAt: plan.archivedAt,
      createdAt: plan.createdAt,
      versionId: planVersion.id,
      version: planVersion.version,
      interval: planVersion.interval,
      trialDays: planVersion.trialDays,
      trialWithoutCard: planVersion.trialWithoutCard,
      description: planVersion.description,
      highlights: planVersion.highlights,
    })
    .from(plan)
    .innerJoin(
      planVersion,
      and(eq(planVersion.organisationId, plan.organisationId), eq(planVersion.planId, plan.id)),
    )
    .where(
      and(
        eq(plan.organisationId, organisationId),
        states[which.state],
        which.planId && eq(plan.id, which.planId),
      ),
    )
    .orderBy(asc(plan.id), desc(planVersion.version))
    .limit(most);
  const versionIds = sql.param(plans.map((each) => each.versionId));
  const [prices, deliverables] = await Promise.all([
    db
      .select()
      .from(planPrice)
      .where(
        and(
          eq(planPrice.organisationId, organisationId),
          sql`${planPrice.planVersionId} = any(${versionIds}::text[])`,
        ),
      )
      .orderBy(asc(planPrice.id)),
    db
      .select()
      .from(planDeliverable)
      .where(
        and(
          eq(planDeliverable.organisationId, organisationId),
          sql`${planDeliverable.planVersionId} = any(${versionIds}::text[])`,
        ),
      )
      .orderBy(asc(planDeliverable.deliverableId)),
  ]);
  return plans.map((each) => ({
    ...each,
    prices: prices.filter((price) => price.planVersionId === each.versionId),
    channelIds: deliverables
      .filter(({ planVersionId }) => planVersionId === each.versionId)
      .map(({ deliverableId }) => deliverableId),
  }));
}
