import type {
  ChannelId,
  OrderId,
  OrganisationId,
  PlanId,
  PlanPriceId,
  StripeAccountId,
  SubscriptionId,
} from '@latchkey/contracts/ids';
import type { PlanInterval } from '@latchkey/contracts/plan/plan-content';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A subscription by card with what it is of now. */
export interface OwnedSubscription {
  organisationId: OrganisationId;
  id: SubscriptionId;
  providerId: string;
  account: string;
  livemode: boolean;
  orderId: OrderId;
  planId: PlanId;
  planName: string;
  planPriceId: PlanPriceId;
  providerPriceId: string | null;
  stripeAccountId: StripeAccountId | null;
  amountMinor: bigint;
  currency: string;
  interval: PlanInterval;
  /** What it opens. */
  channelIds: ChannelId[];
}

/** Null: the organisation has no such subscription, or it is not paid by card. */
export async function findSwitchable(
  db: Db,
  of: { organisationId: OrganisationId; subscriptionId: SubscriptionId },
): Promise<OwnedSubscription | null> {
  const [row] = await db.execute<{
    provider_id: string;
    account: string;
    livemode: boolean;
    order_id: OrderId;
    plan_id: PlanId;
    plan_name: string;
    plan_price_id: PlanPriceId;
    provider_price_id: string | null;
    stripe_account_id: StripeAccountId | null;
    amount_minor: string;
    currency: string;
    interval: PlanInterval;
    channel_ids: ChannelId[];
  }>(sql`
    select u.provider_id, u.account, u.livemode, o.id as order_id, l.id as plan_id, l.name as plan_name, o.plan_price_id,
      p.provider_price_id, p.stripe_account_id, o.amount_minor, o.currency, v.interval,
      (select coalesce(json_agg(d.deliverable_id), '[]') from order_line d
        join source s on s.organisation_id = d.organisation_id and s.order_line_id = d.id and s.ended_at is null
        where d.organisation_id = o.organisation_id and d.order_id = o.id) as channel_ids
    from subscription u
    join "order" o on o.organisation_id = u.organisation_id and o.id = u.order_id
    join plan_price p on p.organisation_id = o.organisation_id and p.id = o.plan_price_id
    join plan_version v on v.organisation_id = o.organisation_id and v.id = o.plan_version_id
    join plan l on l.organisation_id = v.organisation_id and l.id = v.plan_id
    where u.organisation_id = ${of.organisationId} and u.id = ${of.subscriptionId} and u.provider = 'stripe'`);
  if (!row) return null;
  return {
    organisationId: of.organisationId,
    id: of.subscriptionId,
    providerId: row.provider_id,
    account: row.account,
    livemode: row.livemode,
    orderId: row.order_id,
    planId: row.plan_id,
    planName: row.plan_name,
    planPriceId: row.plan_price_id,
    providerPriceId: row.provider_price_id,
    stripeAccountId: row.stripe_account_id,
    amountMinor: BigInt(row.amount_minor),
    currency: row.currency,
    interval: row.interval,
    channelIds: row.channel_ids,
  };
}
