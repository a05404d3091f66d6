import type { PlanId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { type SetSql, setSql } from '../gather/set-sql.ts';
import { audienceOf, type BroadcastSegment } from './audience.ts';
import type { OfBroadcast } from './read-broadcasts.ts';

/**
 * Fixes whom a broadcast goes to and has it begin, if its time has come: one statement for all of them. Of an organisation that
 * was closed meanwhile nobody is written to.
 *
 * @returns how many people it is about; null: it is not to begin (any more, or yet)
 */
export async function beginBroadcast(
  db: Db,
  of: OfBroadcast,
  { now, dueAt }: { now: Date; dueAt: Date },
): Promise<number | null> {
  const { organisationId, broadcastId } = of;
  const [row] = await db.execute<Row>(setSql`
    update broadcast b set state = case when g.closed_at is null then 'sending' else 'cancelled' end,
      begun_at = ${now.toISOString()}::timestamptz, due_at = case when g.closed_at is null then ${dueAt.toISOString()}::timestamptz end,
      finished_at = case when g.closed_at is not null then ${now.toISOString()}::timestamptz end
    from organisation g
    where b.organisation_id = ${organisationId} and b.id = ${broadcastId} and g.id = b.organisation_id
      and b.state = 'scheduled' and b.starts_at <= ${now.toISOString()}::timestamptz
    returning b.state, b.segment, b.plan_id, b.created_by`);
  if (row?.state !== 'sending') return null;
  const inserted = await db.execute<{ count: number }>(setSql`
    with people as (
      insert into broadcast_recipient (organisation_id, broadcast_id, telegram_id, subscriber_id, bot_id, state)
      select ${organisationId}, ${broadcastId}, audience.telegram_id, audience.subscriber_id, audience.bot_id, audience.state
      from (${peopleOf(of, row, now)}) audience where audience.telegram_id is not null
      returning 1)
    select count(*)::int as count from people`);
  return inserted[0]?.count ?? 0;
}

interface Row extends Record<string, unknown> {
  state: string;
  segment: BroadcastSegment['kind'] | 'creator';
  plan_id: PlanId | null;
  created_by: string | null;
}

function peopleOf({ organisationId }: OfBroadcast, row: Row, now: Date): SetSql {
  if (row.segment === 'creator') return creator(organisationId, row.created_by);
  const segment: BroadcastSegment =
    row.segment === 'plan' ? { kind: 'plan', planId: row.plan_id as PlanId } : { kind: row.segment };
  return audienceOf(organisationId, segment, now);
}

/** Who tries how it looks; whether they want broadcasts is asked of subscribers only. */
function creator(organisationId: OfBroadcast['organisationId'], userId: string | null): SetSql {
  return setSql`
    select s.id as subscriber_id, m.telegram_id, k.bot_id, case when k.blocked_at is not null then 'blocked'
      when k.started_at is null then 'never_started' else 'queued' end as state
    from member m
    left join subscriber s on s.organisation_id = m.organisation_id and s.telegram_id = m.telegram_id
    left join lateral (
      select c.bot_id, c.started_at, c.blocked_at from bot b
      join bot_contact c on c.organisation_id = b.organisation_id and c.bot_id = b.id and c.telegram_id = m.telegram_id
      where b.organisation_id = m.organisation_id and b.removed_at is null
      order by c.started_at is null, c.blocked_at is not null, b.is_platform, b.id limit 1) k on true
    where m.organisation_id = ${organisationId} and m.user_id = ${userId} and m.telegram_id is not null`;
}
