import type { OrganisationId } from '@latchkey/contracts/ids';
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { plan } from '../schema/plan.ts';
import { planDeliverable } from '../schema/plan-deliverable.ts';
import { planPrice } from '../schema/plan-price.ts';
import { planVersion } from '../schema/plan-version.ts';

const most = 500;

/** The plans of an organisation that are not archived, each in its newest version, oldest plan first. */
export async function listPlans(db: Db, organisationId: OrganisationId) {
  const plans = await db
    .selectDistinctOn([plan.id], {
      id: plan.id,
      name: plan.name,
      versionId: planVersion.id,
      version: planVersion.version,
      interval: planVersion.interval,
      trialDays: planVersion.trialDays,
    })
    .from(plan)
    .innerJoin(
      planVersion,
      and(eq(planVersion.organisationId, plan.organisationId), eq(planVersion.planId, plan.id)),
    )
    .where(and(eq(plan.organisationId, organisationId), isNull(plan.archivedAt)))
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
  return plans.map(({ versionId, ...rest }) => ({
    ...rest,
    prices: prices.filter((price) => price.planVersionId === versionId),
    channelIds: deliverables
      .filter((each) => each.planVersionId === versionId)
      .map((each) => each.deliverableId),
  }));
}
