import { type SetSql, setSql } from '../gather/set-sql.ts';
import { accessesOf, by, type OfMember } from './happened.ts';

/** What happened about the accesses of a member: moves, requests to join, messages, differences. */
export const accessHappened = (of: OfMember): SetSql[] => [
  setSql`
    select l.at, 'move:' || a.id || ':' || l.version, case l.event when 'grant' then 'way_in_opened' when 'revoke' then 'must_leave'
        when 'confirmRemoval' then 'removal_confirmed' when 'entitle' then 'entitled_again' when 'seeInside' then 'seen_inside'
        else 'entitled' end,
      case when l.event in ('grant', 'confirmRemoval', 'seeInside') then 'telegram' else 'system' end, null,
      json_build_object('channel', a.title, 'reason', l.reason, 'evidence', l.reason)
    from ${accessesOf(of)} join access_ledger l on l.access_id = a.id and l.organisation_id = a.organisation_id`,
  setSql`
    select j.requested_at, 'asked:' || j.id, 'asked_to_join', ${by.member}, json_build_object('channel', a.title)
    from ${accessesOf(of)} ${requests}`,
  setSql`
    select j.answered_at, 'answered:' || j.id, case j.state when 'approved' then 'let_in' else 'declined' end, ${by.system},
      json_build_object('channel', a.title)
    from ${accessesOf(of)} ${requests} where j.answered_at is not null and j.state in ('approved', 'declined')`,
  setSql`
    select a.joined_at, 'entered:' || a.id || ':' || a.version, 'entered', ${by.telegram}, json_build_object('channel', a.title)
    from ${accessesOf(of)} where a.joined_at is not null`,
  setSql`
    select r.at, 'removal:' || a.id || ':' || r.version, 'removal_asked', ${by.system}, json_build_object('channel', a.title)
    from ${accessesOf(of)} join removal r on r.organisation_id = a.organisation_id and r.access_id = a.id`,
  setSql`
    select w.raised_at, 'alert:' || w.id, 'removal_refused', ${by.telegram}, json_build_object('channel', a.title)
    from ${accessesOf(of)} join alert w on w.organisation_id = a.organisation_id and w.subject = a.id and w.kind = 'removal_refused'`,
  setSql`
    select a.state_since, 'waits:' || a.id, 'waits', ${by.system}, json_build_object('channel', a.title, 'action', a.action_required)
    from ${accessesOf(of)} where a.action_required is not null`,
  setSql`
    select coalesce(n.sent_at, n.sending_at, n.created_at), 'told:' || n.id, 'told', ${by.system},
      json_build_object('channel', a.title, 'notice', n.kind, 'state', n.state)
    from ${accessesOf(of)} join notice n on n.organisation_id = a.organisation_id and n.access_id = a.id`,
  setSql`
    select n.created_at, 'grace:' || n.id, case n.kind when 'payment_failed' then 'grace_began' else 'recovered' end, ${by.system},
      json_build_object('channel', a.title)
    from ${accessesOf(of)} join notice n on n.organisation_id = a.organisation_id and n.access_id = a.id
    where n.kind in ('payment_failed', 'recovered')`,
  setSql`
    select e.at, e.kind || ':' || d.id, e.kind, ${by.system},
      json_build_object('channel', a.title, 'drift', d.kind, 'fixed', d.state = 'fixed')
    from ${accessesOf(of)} join drift d on d.organisation_id = a.organisation_id and d.subject_id = a.id
    cross join lateral (values (d.found_at, 'drift_found'), (coalesce(d.closed_at, d.over_at), 'drift_over')) e (at, kind)
    where e.at is not null`,
];

/** Requests to join by the person of an access `a`. */
const requests = setSql`
  join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id
  join join_request j on j.organisation_id = a.organisation_id and j.channel_id = a.channel_id and j.telegram_id = s.telegram_id`;
