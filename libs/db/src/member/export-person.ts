import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';
import { type MemberPerson, ordersOf } from './member-person.ts';

/**
 * Everything kept of a person in one organisation, as JSON (GDPR, articles 15 and 20): who they are, what they ordered, agreed to
 * and paid, what they may enter, what they were told, and what was done about them. No secrets, and nobody else.
 */
export async function exportPerson(db: Db, person: MemberPerson): Promise<Record<string, unknown>> {
  const { organisationId, email, telegramId } = person;
  const [row] = await db.execute<{ everything: Record<string, unknown> }>(setSql`
    with orders as (select * from "order" where organisation_id = ${organisationId} and id in ${ordersOf(person)}),
    subscribers as (
      select * from subscriber where organisation_id = ${organisationId}
        and (telegram_id = ${telegramId}::bigint or id in (select subscriber_id from orders))),
    accesses as (select * from channel_access where organisation_id = ${organisationId} and subscriber_id in (select id from subscribers)),
    payments as (select * from payment where organisation_id = ${organisationId} and order_id in (select id from orders))
    select json_build_object(
      'buyers', (select json_agg(json_build_object('id', id, 'email', email, 'createdAt', created_at,
          'customers', (select json_agg(json_build_object('account', c.account, 'customer', c.customer_id)) from buyer_customer c
            where c.organisation_id = b.organisation_id and c.buyer_id = b.id)))
        from buyer b where organisation_id = ${organisationId}
          and (lower(email) = ${email} or id in (select buyer_id from orders))),
      'telegram', (select json_agg(json_build_object('id', telegram_id, 'firstName', first_name, 'username', username,
          'language', language_code, 'since', created_at)) from subscribers where telegram_id is not null),
      'orders', (select json_agg(json_build_object('id', o.id, 'plan', p.name, 'provider', o.provider, 'status', o.status,
          'amountMinor', o.amount_minor::text, 'currency', o.currency, 'orderedAt', o.created_at, 'paidAt', o.paid_at,
          'withdrawnAt', o.withdrawn_at, 'checkoutSession', o.checkout_session_id,
          'consent', (select json_build_object('at', k.at, 'language', k.locale, 'words', t.body, 'version', t.version)
            from order_consent k join legal_text t on t.organisation_id = k.organisation_id and t.id = k.consent_text_id
            where k.organisation_id = o.organisation_id and k.order_id = o.id)) order by o.created_at)
        from orders o join plan_version v on v.organisation_id = o.organisation_id and v.id = o.plan_version_id
        join plan p on p.organisation_id = v.organisation_id and p.id = v.plan_id),
      'subscriptions', (select json_agg(json_build_object('id', id, 'order', order_id, 'provider', provider, 'providerId', provider_id,
          'status', status, 'periodEnd', period_end, 'paidThrough', paid_through, 'cancelAt', cancel_at, 'endedAt', ended_at))
        from subscription where organisation_id = ${organisationId} and order_id in (select id from orders)),
      'payments', (select json_agg(json_build_object('id', p.id, 'order', order_id, 'provider', provider, 'providerId', provider_id,
          'amountMinor', amount_minor::text, 'currency', currency, 'paidAt', paid_at, 'paidThrough', paid_through,
          'refunds', (select json_agg(json_build_object('providerId', r.provider_id, 'status', r.status,
              'amountMinor', r.amount_minor::text, 'at', r.created_at)) from refund r
            where r.organisation_id = p.organisation_id and r.payment_id = p.id),
          'disputes', (select json_agg(json_build_object('providerId', d.provider_id, 'status', d.status, 'at', d.created_at))
            from dispute d where d.organisation_id = p.organisation_id and d.payment_id = p.id)) order by paid_at) from payments p),
      'accesses', (select json_agg(json_build_object('channel', c.title, 'state', a.state, 'since', a.state_since,
          'entitledUntil', a.entitled_until, 'grantedAt', a.granted_at, 'joinedAt', a.joined_at, 'revokedAt', a.revoked_at,
          'history', (select json_agg(json_build_object('at', l.at, 'event', l.event, 'to', l.to_state) order by l.version)
            from access_ledger l where l.organisation_id = a.organisation_id and l.access_id = a.id)))
        from accesses a join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id),
      'joinRequests', (select json_agg(json_build_object('channel', c.title, 'requestedAt', j.requested_at, 'state', j.state))
        from join_request j join channel c on c.organisation_id = j.organisation_id and c.id = j.channel_id
        where j.organisation_id = ${organisationId} and j.telegram_id in (select telegram_id from subscribers)),
      'messages', (select json_agg(json_build_object('kind', kind, 'state', state, 'at', created_at) order by created_at)
        from notice where organisation_id = ${organisationId} and subscriber_id in (select id from subscribers)),
      'mails', (select json_agg(json_build_object('kind', kind, 'to', m.email, 'state', state, 'at', created_at) order by created_at)
        from buyer_mail m where organisation_id = ${organisationId} and lower(m.email) = ${email}),
      'supportRequests', (select json_agg(json_build_object('number', number, 'question', body, 'at', created_at, 'answers', (
          select json_agg(json_build_object('answer', w.body, 'at', w.created_at)) from support_answer w
          where w.organisation_id = r.organisation_id and w.request_id = r.id)) order by number)
        from support_request r where organisation_id = ${organisationId} and subscriber_id in (select id from subscribers)),
      'withdrawals', (select json_agg(json_build_object('order', order_id, 'name', name, 'email', w.email, 'receivedAt', received_at,
          'refund', refund, 'acts', acts)) from withdrawal w
        where organisation_id = ${organisationId} and order_id in (select id from orders)),
      'blocks', (select json_agg(json_build_object('reason', reason, 'from', created_at, 'until', ends_at, 'liftedAt', lifted_at))
        from block where organisation_id = ${organisationId} and subscriber_id in (select id from subscribers)),
      'sessions', (select json_agg(json_build_object('from', created_at, 'until', expires_at)) from member_session m
        where organisation_id = ${organisationId} and (m.email = ${email} or m.telegram_id = ${telegramId}::bigint)),
      'log', (select json_agg(json_build_object('at', at, 'action', action, 'target', target_id) order by id) from audit
        where organisation_id = ${organisationId} and target_id in (
          select id from orders union select id from subscribers union select id from accesses union select id from payments))
    ) as everything`);
  return row?.everything ?? {};
}
