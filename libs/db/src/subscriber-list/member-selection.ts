import type { ChannelId, OrganisationId, PlanId } from '@latchkey/contracts/ids';
import type { MemberFilter, Standing } from '@latchkey/contracts/members/standing';
import { listed } from '../gather/listed.ts';
import { type SetSql, setSql, words } from '../gather/set-sql.ts';
import { foundBy } from './found-by.ts';

/** Which members of an organisation are meant. */
export interface MemberSelection {
  organisationId: OrganisationId;
  query?: string | undefined;
  state?: MemberFilter | undefined;
  channelId?: ChannelId | undefined;
  planId?: PlanId | undefined;
}

/** How somebody stands by their access `a`, in a word. */
export const standing = setSql`case a.state when 'REVOKED' then 'out' when 'REVOKE_PENDING' then 'leaving' else
  case when a.grace_until is not null then 'grace' when a.state = 'PENDING' then 'preparing'
    when a.joined_at is null then 'way_in_open' else 'inside' end end`;

// The same, each so that an index can find it.
const conditions: Record<Standing, SetSql> = {
  inside: setSql`a.state = 'GRANTED' and a.joined_at is not null and a.grace_until is null`,
  way_in_open: setSql`a.state = 'GRANTED' and a.joined_at is null and a.grace_until is null`,
  preparing: setSql`a.state = 'PENDING' and a.grace_until is null`,
  grace: setSql`a.state in ('PENDING', 'GRANTED') and a.grace_until is not null`,
  leaving: setSql`a.state = 'REVOKE_PENDING'`,
  out: setSql`a.state = 'REVOKED'`,
};

/** A source `src`, with its subscription `u` if it has one, that carries access at a moment. */
export const liveSource = (
  now: Date,
): SetSql => setSql`(src.ended_at is null or src.ended_at > ${now.toISOString()}::timestamptz)
  and (src.ends_at is null or src.ends_at > ${now.toISOString()}::timestamptz)
  and (u.id is null or u.ended_at is null and u.status not in ('incomplete', 'incomplete_expired', 'canceled'))`;

/** The subscription `u` of a source `src`. */
export const itsSubscription = setSql`
  left join subscription u on u.organisation_id = src.organisation_id and u.id = src.subscription_id`;

/** A block `b` that keeps somebody out at a moment. */
export const liveBlock = (now: Date): SetSql => setSql`b.lifted_at is null
  and (b.ends_at is null or b.ends_at > ${now.toISOString()}::timestamptz)`;

/** The condition on a subscriber `s`. Without a search those who never had access are left out: they only began to buy. */
export function selected(selection: MemberSelection, now: Date): SetSql {
  const { organisationId, query, planId } = selection;
  const parts = [setSql`s.organisation_id = ${organisationId} and ${listed('s')}`, byAccess(selection, now)];
  if (planId) parts.push(byPlan(organisationId, planId, now));
  if (query) parts.push(foundBy(organisationId, query));
  return parts.reduce((all, part) => setSql`${all} and ${part}`);
}

function byAccess({ query, state, channelId }: MemberSelection, now: Date): SetSql {
  if (query && !state && !channelId) return words('true');
  if (state === 'blocked') {
    const where = channelId ? setSql`and (b.channel_id is null or b.channel_id = ${channelId})` : words('');
    return setSql`exists (select from block b where b.organisation_id = s.organisation_id and b.subscriber_id = s.id
      and ${liveBlock(now)} ${where})`;
  }
  const ofState =
    state === 'action_required'
      ? setSql`and a.action_required is not null`
      : state
        ? setSql`and ${conditions[state]}`
        : words('');
  const ofChannel = channelId ? setSql`and a.channel_id = ${channelId}` : words('');
  return setSql`exists (select from channel_access a where a.organisation_id = s.organisation_id and a.subscriber_id = s.id
    ${ofChannel} ${ofState})`;
}

function byPlan(organisationId: OrganisationId, planId: PlanId, now: Date): SetSql {
  return setSql`s.id in (select src.subscriber_id from plan_version v
    join "order" o on o.organisation_id = v.organisation_id and o.plan_version_id = v.id
    join order_line l on l.organisation_id = o.organisation_id and l.order_id = o.id
    join source src on src.organisation_id = l.organisation_id and src.order_line_id = l.id ${itsSubscription}
    where v.organisation_id = ${organisationId} and v.plan_id = ${planId} and ${liveSource(now)})`;
}
