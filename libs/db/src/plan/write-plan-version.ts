import type {
  ChannelId,
  OrganisationId,
  PlanId,
  PlanPriceId,
  PlanVersionId,
  StripeAccountId,
} from '@latchkey/contracts/ids';
import type { Money } from '@latchkey/contracts/money';
import type { PlanInterval } from '@latchkey/contracts/plan/plan-content';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { planDeliverable } from '../schema/plan-deliverable.ts';
import { planPrice } from '../schema/plan-price.ts';
import { planVersion } from '../schema/plan-version.ts';

export interface NewPlanPrice {
  id: PlanPriceId;
  amount: Money;
  /** Where it is charged; null: in Stars. */
  stripe: { stripeAccountId: StripeAccountId; providerPriceId: string } | null;
}

/** What a version of a plan says, costs and opens. */
export interface NewPlanVersion {
  interval: PlanInterval;
  trialDays: number;
  trialWithoutCard?: boolean;
  description?: string;
  highlights?: readonly string[];
  prices: readonly NewPlanPrice[];
  channelIds: readonly ChannelId[];
}

/** Writes a version of a plan with its prices and channels; inside the transaction of what it comes of. */
export async function writePlanVersion(
  db: Db,
  of: { organisationId: OrganisationId; planId: PlanId; version: number; at: Date },
  content: NewPlanVersion,
): Promise<PlanVersionId> {
  const { organisationId } = of;
  const planVersionId = newId('planVersion');
  await db.insert(planVersion).values({
    organisationId,
    id: planVersionId,
    planId: of.planId,
    version: of.version,
    interval: content.interval,
    trialDays: content.trialDays,
    trialWithoutCard: content.trialWithoutCard ?? false,
    description: content.description ?? '',
    highlights: [...(content.highlights ?? [])],
    createdAt: of.at,
  });
  for (const { id, amount, stripe } of content.prices) {
    await db.insert(planPrice).values({
      organisationId,
      id,
      planVersionId,
      provider: stripe ? 'stripe' : 'stars',
      ...(stripe ?? { stripeAccountId: null, providerPriceId: null }),
      ...amount,
    });
  }
  for (const channelId of content.channelIds) {
    await db
      .insert(planDeliverable)
      .values({ organisationId, planVersionId, deliverableKind: 'channel', deliverableId: channelId });
  }
  return planVersionId;
}
