import type {
  ChannelId,
  OrganisationId,
  PlanId,
  PlanPriceId,
  PlanVersionId,
  StripeAccountId,
} from '@latchkey/contracts/ids';
import { and, asc, desc, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { channel } from '../schema/channel.ts';
import { organisation } from '../schema/organisation.ts';
import { plan } from '../schema/plan.ts';
import { planDeliverable } from '../schema/plan-deliverable.ts';
import { planPrice } from '../schema/plan-price.ts';
import { planVersion } from '../schema/plan-version.ts';
import { stripeAccount } from '../schema/stripe-account.ts';

export interface PriceForSale {
  id: PlanPriceId;
  provider: 'stripe' | 'stars';
  amountMinor: bigint;
  currency: string;
  providerPriceId: string | null;
  stripeAccountId: StripeAccountId | null;
  /** The seller's account; null for Stars. */
  seller: { account: string; livemode: boolean; ready: boolean; taxActive: boolean } | null;
}

export interface PlanForSale {
  organisationId: OrganisationId;
  id: PlanId;
  name: string;
  sellerName: string;
  archived: boolean;
  versionId: PlanVersionId;
  interval: 'month' | 'year' | 'once';
  trialDays: number;
  trialWithoutCard: boolean;
  description: string;
  highlights: string[];
  slug: string | null;
  prices: PriceForSale[];
  channels: { id: ChannelId; title: string }[];
}

/** A plan in its newest version, as a buyer meets it: by its id alone, which tells whose it is. */
export async function findPlanForSale(db: Db, planId: PlanId): Promise<PlanForSale | null> {
  const [head] = await db
    .select({
      organisationId: plan.organisationId,
      id: plan.id,
      name: plan.name,
      sellerName: organisation.name,
      archivedAt: plan.archivedAt,
      versionId: planVersion.id,
      interval: planVersion.interval,
      trialDays: planVersion.trialDays,
      trialWithoutCard: planVersion.trialWithoutCard,
      description: planVersion.description,
      highlights: planVersion.highlights,
      slug: plan.slug,
    })
    .from(plan)
    .innerJoin(organisation, eq(organisation.id, plan.organisationId))
    .innerJoin(
      planVersion,
      and(eq(planVersion.organisationId, plan.organisationId), eq(planVersion.planId, plan.id)),
    )
    .where(eq(plan.id, planId))
    .orderBy(desc(planVersion.version))
    .limit(1);
  if (!head) return null;
  const { archivedAt, ...rest } = head;
  const [prices, channels] = await Promise.all([
    pricesOf(db, head.organisationId, head.versionId),
    channelsOf(db, head.organisationId, head.versionId),
  ]);
  return { ...rest, archived: archivedAt !== null, prices, channels };
}

async function pricesOf(
  db: Db,
  organisationId: OrganisationId,
  versionId: PlanVersionId,
): Promise<PriceForSale[]> {
  const rows = await db
    .select({ price: planPrice, seller: stripeAccount })
    .from(planPrice)
    .leftJoin(
      stripeAccount,
      and(
        eq(stripeAccount.organisationId, planPrice.organisationId),
        eq(stripeAccount.id, planPrice.stripeAccountId),
      ),
    )
    .where(and(eq(planPrice.organisationId, organisationId), eq(planPrice.planVersionId, versionId)))
    .orderBy(asc(planPrice.id));
  return rows.map(({ price, seller }) => ({
    id: price.id,
    provider: price.provider,
    amountMinor: price.amountMinor,
    currency: price.currency,
    providerPriceId: price.providerPriceId,
    stripeAccountId: price.stripeAccountId,
    seller: seller && {
      account: seller.account,
      livemode: seller.livemode,
      taxActive: seller.taxStatus === 'active',
      ready: seller.ready && seller.disconnectedAt === null,
    },
  }));
}

async function channelsOf(db: Db, organisationId: OrganisationId, versionId: PlanVersionId) {
  return db
    .select({ id: channel.id, title: channel.title })
    .from(planDeliverable)
    .innerJoin(
      channel,
      and(
        eq(channel.organisationId, planDeliverable.organisationId),
        eq(channel.id, planDeliverable.deliverableId),
      ),
    )
    .where(
      and(eq(planDeliverable.organisationId, organisationId), eq(planDeliverable.planVersionId, versionId)),
    )
    .orderBy(asc(channel.id));
}
