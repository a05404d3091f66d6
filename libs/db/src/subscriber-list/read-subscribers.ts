import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import type { AccessId, ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Standing } from '@latchkey/contracts/members/standing';
import type { MoneyWire } from '@latchkey/contracts/money';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';
import { itsSubscription, liveBlock, liveSource, standing } from './member-selection.ts';
import { paidThrough } from './paid-through.ts';

/** Timestamps come as text, out of JSON. */
type Timestamp = string | null;

export interface ListedSubscriber {
  id: SubscriberId;
  telegramId: number | null;
  firstName: string | null;
  username: string | null;
  languageCode: string | null;
  email: string | null;
  createdAt: string;
  paidThrough: Timestamp;
  plans: string[];
  lifetime: MoneyWire[];
  channels: {
    accessId: AccessId;
    channelId: ChannelId;
    title: string;
    standing: Standing;
    blocked: boolean;
    actionRequired: ActionRequired | null;
    entitledUntil: Timestamp;
    graceUntil: Timestamp;
  }[];
}

/** What is shown of some members, in the order in which they are asked for. Those of other organisations are left out. */
export async function readSubscribers(
  db: Db,
  organisationId: OrganisationId,
  ids: readonly SubscriberId[],
  now: Date,
): Promise<ListedSubscriber[]> {
  if (ids.length === 0) return [];
  const rows = await db.execute<Row>(setSql`
    select s.id, s.telegram_id, s.first_name, s.username, s.language_code, s.created_at, ${paidThrough} as paid_through,
      (select e.email from "order" o join buyer e on e.organisation_id = o.organisation_id and e.id = o.buyer_id
        where o.organisation_id = s.organisation_id and o.subscriber_id = s.id and e.email is not null
        order by o.status = 'paid' desc, o.id desc limit 1) as email,
      (select coalesce(json_agg(distinct p.name), '[]') from source src ${itsSubscription}
        join order_line l on l.organisation_id = src.organisation_id and l.id = src.order_line_id
        join "order" o on o.organisation_id = l.organisation_id and o.id = l.order_id
        join plan_version v on v.organisation_id = o.organisation_id and v.id = o.plan_version_id
        join plan p on p.organisation_id = v.organisation_id and p.id = v.plan_id
        where src.organisation_id = s.organisation_id and src.subscriber_id = s.id and ${liveSource(now)}) as plans,
      (select coalesce(json_agg(json_build_object('currency', currency, 'amountMinor', kept::text) order by currency), '[]') from (
        select p.currency, sum(p.amount_minor - ${takenBack}) as kept from "order" o
        join payment p on p.organisation_id = o.organisation_id and p.order_id = o.id
        where o.organisation_id = s.organisation_id and o.subscriber_id = s.id and p.amount_minor > 0 group by p.currency
      ) per_currency) as lifetime,
      (select coalesce(json_agg(json_build_object('accessId', a.id, 'channelId', a.channel_id, 'title', c.title,
          'standing', ${standing}, 'actionRequired', a.action_required, 'entitledUntil', a.entitled_until, 'graceUntil', a.grace_until,
          'blocked', exists (select from block b where b.organisation_id = a.organisation_id and b.subscriber_id = a.subscriber_id
            and (b.channel_id is null or b.channel_id = a.channel_id) and ${liveBlock(now)})) order by a.id), '[]')
        from channel_access a join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id
        where a.organisation_id = s.organisation_id and a.subscriber_id = s.id) as channels
    from unnest(${ids}::text[]) with ordinality as asked (id, n)
    join subscriber s on s.organisation_id = ${organisationId} and s.id = asked.id
    order by asked.n`);
  return rows.map((row) => ({
    id: row.id,
    telegramId: row.telegram_id === null ? null : Number(row.telegram_id),
    firstName: row.first_name,
    username: row.username,
    languageCode: row.language_code,
    email: row.email,
    createdAt: row.created_at,
    paidThrough: row.paid_through,
    plans: row.plans,
    lifetime: row.lifetime,
    channels: row.channels,
  }));
}

/** What went back of a payment `p`: refunds that stand, and what is gone in disputes. */
const takenBack = setSql`(
  coalesce((select sum(f.amount_minor) from refund f where f.organisation_id = p.organisation_id and f.payment_id = p.id
    and f.status not in ('failed', 'canceled')), 0)
  + coalesce((select sum(d.withdrawn_minor) from dispute d where d.organisation_id = p.organisation_id and d.payment_id = p.id), 0))`;

interface Row extends Record<string, unknown> {
  id: SubscriberId;
  telegram_id: string | null;
  first_name: string | null;
  username: string | null;
  language_code: string | null;
  email: string | null;
  created_at: string;
  paid_through: Timestamp;
  plans: string[];
  lifetime: MoneyWire[];
  channels: ListedSubscriber['channels'];
}
