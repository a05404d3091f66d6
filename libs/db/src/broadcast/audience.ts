import type { OrganisationId, PlanId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { type SetSql, setSql } from '../gather/set-sql.ts';
import { selected } from '../subscriber-list/member-selection.ts';

/** To whom: all who have access, those of them in grace, or those who hold a plan. */
export type BroadcastSegment = { kind: 'active' } | { kind: 'grace' } | { kind: 'plan'; planId: PlanId };

export interface BroadcastAudience {
  reachable: number;
  optedOut: number;
  blocked: number;
  neverStarted: number;
  withoutTelegram: number;
}

/**
 * Everybody of a segment, with the bot that can write to them and what is known already: `queued`, or why not. One statement's
 * worth, whatever their number.
 */
export function audienceOf(organisationId: OrganisationId, segment: BroadcastSegment, now: Date): SetSql {
  const planId = segment.kind === 'plan' ? segment.planId : undefined;
  const inGrace = segment.kind === 'grace' ? setSql`and a.grace_until is not null` : setSql``;
  return setSql`
    select s.id as subscriber_id, s.telegram_id, k.bot_id,
      case when s.telegram_id is null then 'without_telegram'
        when exists (select from broadcast_opt_out x where x.organisation_id = s.organisation_id and x.telegram_id = s.telegram_id)
          then 'opted_out'
        when k.blocked_at is not null then 'blocked'
        when k.started_at is null then 'never_started'
        else 'queued' end as state
    from subscriber s
    -- The bot that reaches them: of several the organisation's own.
    left join lateral (
      select c.bot_id, c.started_at, c.blocked_at from bot b
      join bot_contact c on c.organisation_id = b.organisation_id and c.bot_id = b.id and c.telegram_id = s.telegram_id
      where b.organisation_id = s.organisation_id and b.removed_at is null
      order by c.started_at is null, c.blocked_at is not null, b.is_platform, b.id limit 1) k on true
    where ${selected({ organisationId, planId }, now)} and exists (
      select from channel_access a where a.organisation_id = s.organisation_id and a.subscriber_id = s.id
        and a.state in ('PENDING', 'GRANTED') ${inGrace})`;
}

/** How many people a segment has right now, and how many of them a broadcast would reach. */
export async function countAudience(
  db: Db,
  organisationId: OrganisationId,
  segment: BroadcastSegment,
  now: Date,
): Promise<BroadcastAudience> {
  const rows = await db.execute<{ state: string; count: number }>(setSql`
    select state, count(*)::int as count from (${audienceOf(organisationId, segment, now)}) audience group by state`);
  const of = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
  return {
    reachable: of('queued'),
    optedOut: of('opted_out'),
    blocked: of('blocked'),
    neverStarted: of('never_started'),
    withoutTelegram: of('without_telegram'),
  };
}
