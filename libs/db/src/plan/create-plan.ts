import type {
  ChannelId,
  OrganisationId,
  PlanId,
  PlanPriceId,
  StripeAccountId,
} from '@latchkey/contracts/ids';
import type { Money } from '@latchkey/contracts/money';
import { type Act, appendAudit } from '../audit-row/append-audit.ts';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';
import { noteFirstOnSale } from '../onboarding/note-first-on-sale.ts';
import { plan } from '../schema/plan.ts';
import { planDeliverable } from '../schema/plan-deliverable.ts';
import { planPrice } from '../schema/plan-price.ts';
import { planVersion } from '../schema/plan-version.ts';

export interface NewPlanPrice {
  id: PlanPriceId;
  amount: Money;
  /** Where it is charged; null: in Stars. */
  stripe: { stripeAccountId: StripeAccountId; providerPriceId: string } | null;
}

export interface NewPlan {
  id: PlanId;
  name: string;
  interval: 'month' | 'year' | 'once';
  trialDays: number;
  prices: readonly NewPlanPrice[];
  channelIds: readonly ChannelId[];
}

/** Puts a plan on sale: its first version with what it costs and gives. */
export async function createPlan(
  db: Db,
  organisationId: OrganisationId,
  created: NewPlan,
  act: Act,
): Promise<void> {
  const planVersionId = newId('planVersion');
  const { id: planId, name, interval, trialDays } = created;
  await db.transaction(async (tx) => {
    await tx.insert(plan).values({ organisationId, id: planId, name, createdAt: act.at });
    await tx.insert(planVersion).values({
      organisationId,
      id: planVersionId,
      planId,
      version: 1,
      interval,
      trialDays,
      createdAt: act.at,
    });
    for (const { id, amount, stripe } of created.prices) {
      await tx.insert(planPrice).values({
        organisationId,
        id,
        planVersionId,
        provider: stripe ? 'stripe' : 'stars',
        ...(stripe ?? { stripeAccountId: null, providerPriceId: null }),
        ...amount,
      });
    }
    for (const channelId of created.channelIds) {
      await tx
        .insert(planDeliverable)
        .values({ organisationId, planVersionId, deliverableKind: 'channel', deliverableId: channelId });
    }
    await noteFirstOnSale(tx, organisationId, act.at);
    await appendAudit(tx, organisationId, act, {
      action: 'plan.create',
      targetKind: 'plan',
      targetId: planId,
    });
  });
}
