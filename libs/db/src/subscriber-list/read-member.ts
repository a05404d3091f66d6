import type { SubscriptionStatus } from '@latchkey/contracts/facts/subscription-fact';
import type {
  ChannelId,
  OrderId,
  OrganisationId,
  PlanId,
  SubscriberId,
  SubscriptionId,
} from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';

interface OfMember {
  organisationId: OrganisationId;
  subscriberId: SubscriberId;
}

export interface MemberSubscriptionRow extends Record<string, unknown> {
  id: SubscriptionId;
  order_id: OrderId;
  provider: 'stripe' | 'stars';
  provider_id: string;
  plan: string;
  plan_id: PlanId;
  interval: 'month' | 'year' | 'once';
  amount_minor: string;
  currency: string;
  status: SubscriptionStatus;
  period_end: string | null;
  paid_through: string | null;
  trial_end: string | null;
  cancel_at: string | null;
  ended_at: string | null;
  grace_until: string | null;
  unpaid_amount_minor: string | null;
  unpaid_currency: string | null;
  pay_url: string | null;
}

/** The subscriptions behind a member's place, newest first. A payment page is told only while something is owed. */
export async function listMemberSubscriptions(
  db: Db,
  { organisationId, subscriberId }: OfMember,
): Promise<MemberSubscriptionRow[]> {
  const rows = await db.execute<MemberSubscriptionRow>(setSql`
    select u.id, u.order_id, u.provider, u.provider_id, p.name as plan, p.id as plan_id, v.interval, o.amount_minor, o.currency,
      u.status, u.period_end, u.paid_through, u.trial_end, u.cancel_at, u.ended_at, u.grace_until, u.unpaid_amount_minor,
      u.unpaid_currency, case when u.unpaid_invoice_id is not null then u.pay_url end as pay_url
    from "order" o
    join subscription u on u.organisation_id = o.organisation_id and u.order_id = o.id
    join plan_version v on v.organisation_id = o.organisation_id and v.id = o.plan_version_id
    join plan p on p.organisation_id = v.organisation_id and p.id = v.plan_id
    where o.organisation_id = ${organisationId} and o.subscriber_id = ${subscriberId} order by u.id desc limit 100`);
  return [...rows];
}

export interface GivenRow extends Record<string, unknown> {
  order_id: OrderId;
  channel_id: ChannelId;
  channel: string;
  plan: string;
  given_at: string;
  until: string | null;
  ended_at: string | null;
}

/** What was given to a member for nothing, newest first. */
export async function listGiven(db: Db, { organisationId, subscriberId }: OfMember): Promise<GivenRow[]> {
  const rows = await db.execute<GivenRow>(setSql`
    select o.id as order_id, c.id as channel_id, c.title as channel, p.name as plan, o.created_at as given_at, s.ends_at as until,
      s.ended_at
    from source s
    join order_line l on l.organisation_id = s.organisation_id and l.id = s.order_line_id
    join channel c on c.organisation_id = l.organisation_id and c.id = l.deliverable_id
    join "order" o on o.organisation_id = l.organisation_id and o.id = l.order_id
    join plan_version v on v.organisation_id = o.organisation_id and v.id = o.plan_version_id
    join plan p on p.organisation_id = v.organisation_id and p.id = v.plan_id
    where s.organisation_id = ${organisationId} and s.subscriber_id = ${subscriberId} and o.complimentary
    order by o.id desc, l.id limit 100`);
  return [...rows];
}

/** Whether a bot can write to a member, and which purchase of theirs nobody has claimed; null: there is no such member. */
export async function readContact(
  db: Db,
  { organisationId, subscriberId }: OfMember,
): Promise<{ reachable: boolean | null; unclaimedOrderId: OrderId | null } | null> {
  const [row] = await db.execute<{ reachable: boolean | null; unclaimed_order_id: OrderId | null }>(setSql`
    select (select bool_or(k.blocked_at is null and k.started_at is not null) from bot t
        join bot_contact k on k.organisation_id = t.organisation_id and k.bot_id = t.id and k.telegram_id = s.telegram_id
        where t.organisation_id = s.organisation_id and t.removed_at is null) as reachable,
      case when s.telegram_id is null then (select o.id from "order" o
        where o.organisation_id = s.organisation_id and o.subscriber_id = s.id and o.status in ('paid', 'processing')
        order by o.id desc limit 1) end as unclaimed_order_id
    from subscriber s where s.organisation_id = ${organisationId} and s.id = ${subscriberId}`);
  return row ? { reachable: row.reachable, unclaimedOrderId: row.unclaimed_order_id } : null;
}
