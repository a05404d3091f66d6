import { type SetSql, setSql } from '../gather/set-sql.ts';
import { by, moneyOf, type OfMember, orderedPlan, ordersOf } from './happened.ts';

/** What happened about the money of a member: selects of (at, key, kind, actor_kind, actor_id, data). */
export const moneyHappened = (of: OfMember): SetSql[] => [
  setSql`
    select o.paid_at, 'bought:' || o.id, 'bought', ${by.member},
      json_build_object('orderId', o.id, 'plan', p.name, 'money', ${moneyOf('o')})
    from ${ordersOf(of)} ${orderedPlan} where o.paid_at is not null and not o.complimentary`,
  setSql`
    select o.created_at, 'given:' || o.id, 'given', coalesce(d.actor_kind, 'system'), d.actor_id,
      json_build_object('orderId', o.id, 'plan', p.name, 'channel', c.title, 'until', s.ends_at,
        'imported', o.idempotency_key like 'import:%')
    from ${ordersOf(of)} ${orderedPlan}
    join lateral (select * from order_line l where l.organisation_id = o.organisation_id and l.order_id = o.id order by l.id limit 1) l on true
    join channel c on c.organisation_id = l.organisation_id and c.id = l.deliverable_id
    join source s on s.organisation_id = l.organisation_id and s.order_line_id = l.id
    left join lateral (select d.actor_kind, d.actor_id from audit d where d.organisation_id = o.organisation_id
      and d.target_kind = 'order' and d.target_id = o.id and d.action = 'order.give' order by d.id limit 1) d on true
    where o.complimentary`,
  setSql`
    select m.paid_at, 'paid:' || m.id, 'paid', ${by.provider('m')},
      json_build_object('paymentId', m.id, 'providerId', m.provider_id, 'plan', p.name, 'money', ${moneyOf('m')}, 'paidThrough', m.paid_through)
    from ${ordersOf(of)} ${orderedPlan} join payment m on m.organisation_id = o.organisation_id and m.order_id = o.id`,
  setSql`
    select f.created_at, 'refunded:' || f.id, 'refunded', ${by.provider('f')},
      json_build_object('refundId', f.id, 'paymentId', f.payment_id, 'money', ${moneyOf('f')}, 'status', f.status,
        'failureReason', f.failure_reason)
    from ${ordersOf(of)} join payment m on m.organisation_id = o.organisation_id and m.order_id = o.id
    join refund f on f.organisation_id = m.organisation_id and f.payment_id = m.id`,
  setSql`
    select e.at, e.kind || ':' || i.id, e.kind, ${by.provider('i')},
      json_build_object('disputeId', i.id, 'paymentId', i.payment_id, 'money', ${moneyOf('i')}, 'reason', i.reason,
        'respondBy', i.respond_by, 'status', i.status)
    from ${ordersOf(of)} join payment m on m.organisation_id = o.organisation_id and m.order_id = o.id
    join dispute i on i.organisation_id = m.organisation_id and i.payment_id = m.id
    cross join lateral (values (i.created_at, 'disputed'), (i.closed_at, 'dispute_closed')) e (at, kind)
    where e.at is not null`,
  setSql`
    select e.at, e.kind || ':' || u.id, e.kind, ${by.provider('u')},
      json_build_object('subscriptionId', u.id, 'plan', p.name, 'graceUntil', u.grace_until,
        'money', case when u.unpaid_amount_minor is not null then ${moneyOf('u', 'unpaid_')} end)
    from ${ordersOf(of)} ${orderedPlan} join subscription u on u.organisation_id = o.organisation_id and u.order_id = o.id
    cross join lateral (values (u.first_failed_at, 'renewal_failed'), (u.ended_at, 'subscription_ended')) e (at, kind)
    where e.at is not null`,
];
