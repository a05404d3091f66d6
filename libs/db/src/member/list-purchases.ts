import type { AccessState } from '@latchkey/contracts/access/machine';
import type { OrderId, PlanId, SubscriptionId } from '@latchkey/contracts/ids';
import type { WithdrawalAct, WithdrawalState } from '@latchkey/contracts/member/withdrawal-act';
import type { WithdrawalRefund } from '@latchkey/contracts/shop/legal';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';
import { type ChargeRow, chargeColumns } from '../remind/charge-facts.ts';
import { type MemberPerson, ordersOf } from './member-person.ts';

const most = 50;

/** A purchase of a person with everything that hangs on it; moments as text. */
export interface PurchaseRow extends Record<string, unknown> {
  order_id: OrderId;
  plan_id: PlanId;
  plan: string;
  provider: 'stripe' | 'stars';
  interval: 'month' | 'year' | 'once';
  amount_minor: string;
  currency: string;
  ordered_at: string;
  status: 'processing' | 'paid';
  claimed: boolean;
  accesses: {
    channel: string;
    state: AccessState;
    joined_at: string | null;
    entitled_until: string | null;
    link: string | null;
    link_state: 'none' | 'live' | 'dead';
  }[];
  subscription:
    | (ChargeRow & {
        id: SubscriptionId;
        account: string;
        livemode: boolean;
        provider_id: string;
        customer_id: string | null;
        grace_until: string | null;
        pay_url: string | null;
        as_ordered: boolean;
      })
    | null;
  withdrawal: {
    received_at: string;
    refund: WithdrawalRefund;
    state: WithdrawalState;
    acts: WithdrawalAct[];
  } | null;
}

/** What a person has bought of an organisation, newest first; or one purchase of theirs. */
export async function listPurchases(
  db: Db,
  person: MemberPerson,
  only: { orderId?: OrderId; subscriptionId?: SubscriptionId } = {},
): Promise<PurchaseRow[]> {
  const rows = await db.execute<PurchaseRow>(setSql`
    select o.id as order_id, p.id as plan_id, p.name as plan, o.provider, v.interval, o.amount_minor::text, o.currency, o.created_at as ordered_at,
      o.status, w.telegram_id is not null as claimed,
      (select coalesce(json_agg(found order by found.id), '[]') from (
        select a.id, c.title as channel, a.state, a.joined_at, a.entitled_until, c.link, c.link_state
        from order_line l
        left join source s on s.organisation_id = l.organisation_id and s.order_line_id = l.id
        join channel_access a on a.organisation_id = l.organisation_id and a.channel_id = l.deliverable_id
          and a.subscriber_id = coalesce(s.subscriber_id, o.subscriber_id)
        join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id
        where l.organisation_id = o.organisation_id and l.order_id = o.id) found) as accesses,
      (select row_to_json(found) from (
        select u.id, u.account, u.livemode, u.provider_id, u.customer_id, u.grace_until, u.pay_url,
          u.provider = 'stars' or coalesce(r.provider_price_id = any(u.price_ids), false) as as_ordered, ${chargeColumns}
        from subscription u
        left join plan_price r on r.organisation_id = o.organisation_id and r.id = o.plan_price_id
        where u.organisation_id = o.organisation_id and u.order_id = o.id order by u.id desc limit 1) found) as subscription,
      (select json_build_object('received_at', t.received_at, 'refund', t.refund, 'state', t.state, 'acts', t.acts)
        from withdrawal t where t.organisation_id = o.organisation_id and t.order_id = o.id) as withdrawal
    from "order" o
    join plan_version v on v.organisation_id = o.organisation_id and v.id = o.plan_version_id
    join plan p on p.organisation_id = v.organisation_id and p.id = v.plan_id
    join organisation g on g.id = o.organisation_id
    join subscriber w on w.organisation_id = o.organisation_id and w.id = o.subscriber_id
    where o.organisation_id = ${person.organisationId} and o.id in ${ordersOf(person)}
      and not o.complimentary and o.status in ('processing', 'paid')
      and (${only.orderId ?? null}::text is null or o.id = ${only.orderId ?? null})
      and (${only.subscriptionId ?? null}::text is null or exists (select from subscription u
        where u.organisation_id = o.organisation_id and u.order_id = o.id and u.id = ${only.subscriptionId ?? null}))
    order by o.created_at desc, o.id desc limit ${most}`);
  return [...rows];
}
