import type { ChannelId, OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Who would be orphaned if a channel were disconnected. */
export interface ChannelTies {
  /** Whose access is not over, and those who are kept out while a subscription for it goes on. */
  members: number;
  /** Those on sale that give it. */
  plans: { id: PlanId; name: string }[];
  /** Purchases that may still be paid. */
  openOrders: number;
}

/** An order without a checkout may get one for as long as its buyer's page waits for it. */
const openingMs = 3_600_000;

/** What holds a channel: the people in it, the plans that sell it, and the purchases under way. */
export async function findChannelTies(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId; now: Date },
): Promise<ChannelTies> {
  const { organisationId, channelId } = of;
  const [people, plans, orders] = await Promise.all([
    db.execute<{ n: number }>(sql`
      select (select count(*) from channel_access where channel_id = ${channelId} and organisation_id = ${organisationId}
          and state <> 'REVOKED')::int
        + (select count(distinct a.id) from channel_access a
          join block b on b.organisation_id = a.organisation_id and b.subscriber_id = a.subscriber_id and b.lifted_at is null
          join source s on s.organisation_id = a.organisation_id and s.subscriber_id = a.subscriber_id
          join order_line l on l.organisation_id = s.organisation_id and l.id = s.order_line_id and l.deliverable_id = a.channel_id
          join subscription u on u.organisation_id = s.organisation_id and u.id = s.subscription_id
          where a.channel_id = ${channelId} and a.organisation_id = ${organisationId} and a.state = 'REVOKED'
            and u.status not in ('canceled', 'incomplete_expired'))::int as n`),
    db.execute<{ id: PlanId; name: string }>(sql`
      select p.id, p.name from plan p
      join lateral (select v.id from plan_version v where v.organisation_id = p.organisation_id and v.plan_id = p.id
        order by v.version desc limit 1) newest on true
      join plan_deliverable d on d.organisation_id = p.organisation_id and d.plan_version_id = newest.id and d.deliverable_id = ${channelId}
      where p.organisation_id = ${organisationId} and p.archived_at is null order by p.id`),
    db.execute<{ n: number }>(sql`
      select count(*)::int as n from "order" o
      where o.organisation_id = ${organisationId} and (o.status = 'processing' or (o.status = 'open' and
          coalesce(o.checkout_expires_at, o.created_at + ${openingMs} * interval '1 millisecond') > ${of.now.toISOString()}::timestamptz))
        and exists (select from order_line l where l.organisation_id = o.organisation_id and l.order_id = o.id
          and l.deliverable_id = ${channelId})`),
  ]);
  return { members: people[0]?.n ?? 0, plans: [...plans], openOrders: orders[0]?.n ?? 0 };
}
