import type { ChannelId, PlanId, PlanPriceId, PlanVersionId } from '@latchkey/contracts/ids';
import { eq } from 'drizzle-orm';
import type { Db } from '../../connect-database.ts';
import { newId } from '../../new-id.ts';
import { takeSlug } from '../../plan/take-slug.ts';
import { plan } from '../../schema/plan.ts';
import { planDeliverable } from '../../schema/plan-deliverable.ts';
import { planPrice } from '../../schema/plan-price.ts';
import { planVersion } from '../../schema/plan-version.ts';
import type { MintedOrganisation } from './mint-organisation.ts';

/** `monthly`: 10 EUR a month by card; `once`: 50 EUR once by card; `stars`: 250 Stars a month. */
export type PlanKind = 'monthly' | 'once' | 'stars';

export interface MintedPlan {
  kind: PlanKind;
  planId: PlanId;
  planVersionId: PlanVersionId;
  planPriceId: PlanPriceId;
  channelIds: readonly ChannelId[];
  amountMinor: bigint;
  currency: string;
}

const prices = {
  monthly: { provider: 'stripe', amountMinor: 1_000n, currency: 'EUR' },
  once: { provider: 'stripe', amountMinor: 5_000n, currency: 'EUR' },
  stars: { provider: 'stars', amountMinor: 250n, currency: 'XTR' },
} as const;

/** A plan on sale that opens these channels. */
export async function mintPlan(
  db: Db,
  of: MintedOrganisation,
  made: { at: Date; kind: PlanKind; channelIds: readonly ChannelId[] },
): Promise<MintedPlan> {
  const { organisationId } = of;
  const { kind, channelIds, at: createdAt } = made;
  const [planId, planVersionId, planPriceId] = [newId('plan'), newId('planVersion'), newId('planPrice')];
  const price = prices[kind];
  const interval = kind === 'once' ? 'once' : 'month';
  const stripe =
    price.provider === 'stripe'
      ? { stripeAccountId: of.stripeAccountId, providerPriceId: `price_${planId.slice(4)}` }
      : {};
  await db.insert(plan).values({ organisationId, id: planId, name: kind, createdAt });
  const slug = await takeSlug(db, { organisationId, planId, at: createdAt }, { name: kind });
  await db.update(plan).set({ slug }).where(eq(plan.id, planId));
  await db
    .insert(planVersion)
    .values({ organisationId, id: planVersionId, planId, version: 1, interval, createdAt });
  await db.insert(planPrice).values({ organisationId, id: planPriceId, planVersionId, ...price, ...stripe });
  for (const deliverableId of channelIds) {
    await db
      .insert(planDeliverable)
      .values({ organisationId, planVersionId, deliverableKind: 'channel', deliverableId });
  }
  const { amountMinor, currency } = price;
  return { kind, planId, planVersionId, planPriceId, channelIds, amountMinor, currency };
}
