import type { AccessCodeId, OrderId, OrganisationId, PlanId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { newId } from '../new-id.ts';

export interface GivenPlan {
  organisationId: OrganisationId;
  planId: PlanId;
  subscriberId: SubscriberId;
  accessCodeId: AccessCodeId;
  usedBy: string;
  /** null: for good. */
  until: Date | null;
  /** Of the browser that may claim it; null: who enters is known. */
  browserHash: string | null;
  livemode: boolean;
  correlationId: string;
  at: Date;
}

/**
 * Gives somebody all that a plan opens now for nothing: an order of no amount with its lines and complimentary sources, and
 * the use of the code that it came by. Inside the caller's transaction, which holds the code.
 */
export async function givePlan(db: Db, given: GivenPlan): Promise<OrderId> {
  const { organisationId, subscriberId } = given;
  const [orderId, buyerId, at] = [newId('order'), newId('buyer'), given.at.toISOString()];
  await db.execute(
    sql`insert into buyer (organisation_id, id, created_at) values (${organisationId}, ${buyerId}, ${at})`,
  );
  const [written] = await db.execute<{ plan_version_id: string }>(sql`
    insert into "order" (organisation_id, id, buyer_id, subscriber_id, plan_version_id, plan_price_id, provider, stripe_account_id,
      livemode, status, amount_minor, currency, complimentary, browser_hash, correlation_id, paid_at, created_at)
    select v.organisation_id, ${orderId}, ${buyerId}, ${subscriberId}, v.id, p.id, p.provider, p.stripe_account_id,
      ${given.livemode}, 'paid', 0, p.currency, true, ${given.browserHash}, ${given.correlationId}, ${at}, ${at}
    from plan_version v join plan_price p on p.organisation_id = v.organisation_id and p.plan_version_id = v.id
    where v.organisation_id = ${organisationId} and v.plan_id = ${given.planId}
    order by v.version desc, p.id limit 1 returning plan_version_id`);
  if (!written) throw new Error('a plan without a price');
  const channels = await db.execute<{ id: string }>(sql`
    select deliverable_id as id from plan_deliverable
    where organisation_id = ${organisationId} and plan_version_id = ${written.plan_version_id} order by deliverable_id`);
  for (const channel of channels) {
    const lineId = newId('orderLine');
    await db.execute(sql`
      insert into order_line (organisation_id, id, order_id, deliverable_kind, deliverable_id)
      values (${organisationId}, ${lineId}, ${orderId}, 'channel', ${channel.id})`);
    await db.execute(sql`
      insert into source (organisation_id, id, kind, order_line_id, buyer_id, subscriber_id, ends_at, created_at)
      values (${organisationId}, ${`src_${lineId.slice(4)}`}, 'complimentary', ${lineId}, ${buyerId}, ${subscriberId},
        ${given.until?.toISOString() ?? null}, ${at})`);
  }
  await db.execute(sql`
    update access_code set uses = uses + 1 where organisation_id = ${organisationId} and id = ${given.accessCodeId}`);
  await db.execute(sql`
    insert into access_code_use (organisation_id, access_code_id, used_by, order_id, used_at)
    values (${organisationId}, ${given.accessCodeId}, ${given.usedBy}, ${orderId}, ${at})`);
  return orderId;
}
