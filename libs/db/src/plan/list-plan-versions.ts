import type { ChannelId, OrganisationId, PlanId, PlanVersionId } from '@latchkey/contracts/ids';
import type { Money } from '@latchkey/contracts/money';
import type { PlanInterval } from '@latchkey/contracts/plan/plan-content';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

const most = 100;

export interface StoredPlanVersion {
  id: PlanVersionId;
  version: number;
  createdAt: Date;
  interval: PlanInterval;
  prices: Money[];
  channelIds: ChannelId[];
}

/** The versions of a plan with what they cost and open, newest first. */
export async function listPlanVersions(
  db: Db,
  of: { organisationId: OrganisationId; planId: PlanId },
): Promise<StoredPlanVersion[]> {
  const rows = await db.execute<{
    id: PlanVersionId;
    version: number;
    created_at: string;
    interval: PlanInterval;
    prices: { amountMinor: string; currency: string }[];
    channel_ids: ChannelId[];
  }>(sql`
    select v.id, v.version, v.created_at, v.interval,
      (select coalesce(json_agg(json_build_object('amountMinor', p.amount_minor::text, 'currency', p.currency) order by p.id), '[]')
        from plan_price p where p.organisation_id = v.organisation_id and p.plan_version_id = v.id) as prices,
      (select coalesce(json_agg(d.deliverable_id order by d.deliverable_id), '[]') from plan_deliverable d
        where d.organisation_id = v.organisation_id and d.plan_version_id = v.id) as channel_ids
    from plan_version v where v.organisation_id = ${of.organisationId} and v.plan_id = ${of.planId}
    order by v.version desc limit ${most}`);
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    createdAt: new Date(row.created_at),
    interval: row.interval,
    prices: row.prices.map((price) => ({ ...price, amountMinor: BigInt(price.amountMinor) })),
    channelIds: row.channel_ids,
  }));
}
