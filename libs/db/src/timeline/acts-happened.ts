import { type SetSql, setSql } from '../gather/set-sql.ts';
import { accessesOf, by, type OfMember, orderedPlan, ordersOf } from './happened.ts';

const audited = (kind: SetSql, target: SetSql, action: SetSql): SetSql => setSql`
  join audit d on d.organisation_id = ${target}.organisation_id and d.target_kind = ${kind} and d.target_id = ${target}.id
    and d.action in (${action})`;

/** What people did about a member, by what the audit and the blocks say. */
export const actsHappened = (of: OfMember): SetSql[] => [
  setSql`
    select e.at, e.kind || ':' || b.id, e.kind, ${by.auditor},
      json_build_object('channel', c.title, 'reason', e.reason, 'until', b.ends_at, 'money', b.money_choice)
    from block b
    left join channel c on c.organisation_id = b.organisation_id and c.id = b.channel_id
    cross join lateral (values
      (b.created_at, case when b.ends_at <= b.created_at then 'removed' else 'blocked' end, b.reason, 'subscriber.block'),
      (b.lifted_at, 'unblocked', b.lifted_reason, 'subscriber.unblock')) e (at, kind, reason, action)
    left join lateral (select d.actor_kind, d.actor_id from audit d where d.organisation_id = b.organisation_id
      and d.target_kind = 'subscriber' and d.target_id = b.subscriber_id and d.action in (e.action, 'subscriber.remove')
      and d.detail ->> 'blockId' = b.id limit 1) d on true
    where b.organisation_id = ${of.organisationId} and b.subscriber_id = ${of.subscriberId} and e.at is not null`,
  setSql`
    select d.at, 'audit:' || d.id, 'removal_undone', ${by.auditor},
      json_build_object('channel', a.title, 'reason', d.detail ->> 'reason')
    from ${accessesOf(of)} ${audited(setSql`'access'`, setSql`a`, setSql`'access.undoRemoval'`)}`,
  setSql`
    select d.at, 'audit:' || d.id, 'left', ${by.telegram}, json_build_object('channel', a.title)
    from ${accessesOf(of)} ${audited(setSql`'access'`, setSql`a`, setSql`'access.left'`)}`,
  setSql`
    select d.at, 'audit:' || d.id, case d.action when 'order.claim' then 'claimed' else 'taken_back' end,
      case d.action when 'order.claim' then 'member' else d.actor_kind end, d.actor_id,
      json_build_object('orderId', o.id, 'plan', p.name)
    from ${ordersOf(of)} ${orderedPlan} ${audited(setSql`'order'`, setSql`o`, setSql`'order.claim', 'order.takeBack'`)}`,
  setSql`
    select d.at, 'audit:' || d.id,
      case when d.action in ('subscription.cancelAtPeriodEnd', 'stars.cancel') then 'cancel_asked' else 'resume_asked' end,
      ${by.auditor}, json_build_object('subscriptionId', u.id, 'plan', p.name)
    from ${ordersOf(of)} ${orderedPlan} join subscription u on u.organisation_id = o.organisation_id and u.order_id = o.id
    ${audited(
      setSql`'subscription'`,
      setSql`u`,
      setSql`'subscription.cancelAtPeriodEnd', 'subscription.resume', 'stars.cancel', 'stars.reopen'`,
    )}`,
  setSql`
    select d.at, 'audit:' || d.id, 'switch_asked', ${by.auditor}, json_build_object('subscriptionId', u.id, 'plan', wanted.name)
    from ${ordersOf(of)} join subscription u on u.organisation_id = o.organisation_id and u.order_id = o.id
    ${audited(setSql`'subscription'`, setSql`u`, setSql`'subscription.switchPlan'`)}
    join plan_price c on c.organisation_id = d.organisation_id and c.id = d.detail ->> 'priceId'
    join plan_version w on w.organisation_id = c.organisation_id and w.id = c.plan_version_id
    join plan wanted on wanted.organisation_id = w.organisation_id and wanted.id = w.plan_id`,
  setSql`
    select d.at, 'audit:' || d.id, 'refund_asked', ${by.auditor}, json_build_object('paymentId', m.id)
    from ${ordersOf(of)} join payment m on m.organisation_id = o.organisation_id and m.order_id = o.id
    ${audited(setSql`'payment'`, setSql`m`, setSql`'payment.refund', 'stars.refund'`)}`,
  setSql`
    select d.at, 'audit:' || d.id, k.kind, ${by.auditor}, json_build_object('readyAt', m.ready_at, 'by', d.detail ->> 'by')
    from audit d
    join (values ('subscriber.askMove', 'move_asked'), ('subscriber.stopMove', 'move_stopped'), ('subscriber.expireMove', 'move_expired'))
      k (action, kind) on k.action = d.action
    join account_move m on m.organisation_id = d.organisation_id and m.id = d.detail ->> 'accountMoveId'
    where d.organisation_id = ${of.organisationId} and d.target_kind = 'subscriber' and d.target_id = ${of.subscriberId}`,
  setSql`
    select d.at, 'audit:' || d.id, case d.action when 'subscriber.move' then 'moved' else 'move_prepared' end, ${by.auditor},
      json_build_object('direction', d.detail ->> 'direction', 'otherId', d.detail ->> 'otherId')
    from audit d where d.organisation_id = ${of.organisationId} and d.target_kind = 'subscriber' and d.target_id = ${of.subscriberId}
      and d.action in ('subscriber.move', 'subscriber.createMoveLink')`,
];
