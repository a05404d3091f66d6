import {
  type BroadcastProblem,
  type BroadcastState,
  type RecipientCounts,
  type RecipientState,
  recipientStates,
} from '@latchkey/contracts/broadcast/broadcast';
import type { Content, ContentButton } from '@latchkey/contracts/broadcast/content';
import type { BroadcastId, OrganisationId, PlanId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { type SetSql, setSql, words } from '../gather/set-sql.ts';

export interface OfBroadcast {
  organisationId: OrganisationId;
  broadcastId: BroadcastId;
}

/** A broadcast with how it went so far. Timestamps as text. */
export interface BroadcastRow {
  id: BroadcastId;
  state: BroadcastState;
  content: Content;
  button: ContentButton | null;
  segment: 'active' | 'grace' | 'plan' | 'creator';
  planId: PlanId | null;
  plan: string | null;
  createdAt: string;
  updatedAt: string;
  startsAt: string | null;
  begunAt: string | null;
  finishedAt: string | null;
  problem: BroadcastProblem | null;
  counts: RecipientCounts;
}

/** Broadcasts of an organisation, newest first, without those that were sent to try. */
export function listBroadcasts(
  db: Db,
  organisationId: OrganisationId,
  page: { limit: number; after: BroadcastId | null },
): Promise<BroadcastRow[]> {
  const after = page.after ? setSql`and b.id < ${page.after}` : words('');
  return read(
    db,
    setSql`b.organisation_id = ${organisationId} and b.segment <> 'creator' ${after} order by b.id desc limit ${page.limit}`,
  );
}

/** One broadcast; null: the organisation has none of this id. */
export async function readBroadcast(db: Db, of: OfBroadcast): Promise<BroadcastRow | null> {
  const [row] = await read(db, setSql`b.organisation_id = ${of.organisationId} and b.id = ${of.broadcastId}`);
  return row ?? null;
}

/** How many recipients are in each state; of what is over it is on file. */
export const countedRecipients = setSql`(select jsonb_object_agg(state, count) from (
  select r.state, count(*)::int as count from broadcast_recipient r
  where r.organisation_id = b.organisation_id and r.broadcast_id = b.id group by r.state) per_state)`;

async function read(db: Db, where: SetSql): Promise<BroadcastRow[]> {
  const rows = await db.execute<Row>(setSql`
    select b.id, b.state, b.content, b.button, b.segment, b.plan_id, p.name as plan, b.created_at, b.updated_at, b.starts_at,
      b.begun_at, b.finished_at, b.problem, coalesce(b.counts, ${countedRecipients}) as counts
    from broadcast b left join plan p on p.organisation_id = b.organisation_id and p.id = b.plan_id
    where ${where}`);
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    content: row.content,
    button: row.button,
    segment: row.segment,
    planId: row.plan_id,
    plan: row.plan,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    startsAt: row.starts_at,
    begunAt: row.begun_at,
    finishedAt: row.finished_at,
    problem: row.problem,
    counts: allCounts(row.counts),
  }));
}

function allCounts(counted: Partial<Record<RecipientState, number>> | null): RecipientCounts {
  return Object.fromEntries(
    recipientStates.map((state) => [state, counted?.[state] ?? 0]),
  ) as RecipientCounts;
}

interface Row extends Record<string, unknown> {
  id: BroadcastId;
  state: BroadcastState;
  content: Content;
  button: ContentButton | null;
  segment: BroadcastRow['segment'];
  plan_id: PlanId | null;
  plan: string | null;
  created_at: string;
  updated_at: string;
  starts_at: string | null;
  begun_at: string | null;
  finished_at: string | null;
  problem: BroadcastProblem | null;
  counts: Partial<Record<RecipientState, number>> | null;
}
