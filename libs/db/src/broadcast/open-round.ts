import type { BroadcastProblem } from '@latchkey/contracts/broadcast/broadcast';
import type { Content, ContentButton } from '@latchkey/contracts/broadcast/content';
import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';
import { doubtAfterMs } from '../notice/doubt-after.ts';
import { countedRecipients, type OfBroadcast } from './read-broadcasts.ts';

/** What is written in a round. */
export interface BroadcastRound {
  content: Content;
  button: ContentButton | null;
  organisation: { id: OrganisationId; name: string };
}

/** Longer than a round and its last call take, in milliseconds of wall time. */
const roundMs = 30_000;

/**
 * Takes a round of a broadcast, which nobody else takes until it ends. What a process that is gone was sending is in doubt from
 * now on.
 *
 * @returns null when it is not being sent, or somebody else is at it
 */
export async function openRound(
  db: Db,
  of: OfBroadcast,
  { dueAt }: { dueAt: Date },
): Promise<BroadcastRound | null> {
  const { organisationId, broadcastId } = of;
  const [row] = await db.execute<{
    content: Content;
    button: ContentButton | null;
    name: string;
  }>(setSql`
    update broadcast b set round_until = now() + ${roundMs} * interval '1 millisecond', due_at = ${dueAt.toISOString()}::timestamptz
    from organisation g
    where b.organisation_id = ${organisationId} and b.id = ${broadcastId} and g.id = b.organisation_id and b.state = 'sending'
      and (b.round_until is null or b.round_until < now())
    returning b.content, b.button, g.name`);
  if (!row) return null;
  await db.execute(setSql`
    update broadcast_recipient set state = 'in_doubt'
    where organisation_id = ${organisationId} and broadcast_id = ${broadcastId} and state = 'sending'
      and sending_at < now() - ${doubtAfterMs} * interval '1 millisecond'`);
  const { name, ...message } = row;
  return { ...message, organisation: { id: organisationId, name } };
}

/**
 * Ends a round. A broadcast of which nobody is left to be written to is finished; one that Telegram will not have pauses.
 *
 * @returns what is left: in how many milliseconds the next recipient may be tried; null: nothing, or not now
 */
export async function closeRound(
  db: Db,
  of: OfBroadcast,
  { problem, now }: { problem: BroadcastProblem | null; now: Date },
): Promise<number | null> {
  const { organisationId, broadcastId } = of;
  const left = (state: 'queued' | 'sending') => setSql`(select from broadcast_recipient r
    where r.organisation_id = b.organisation_id and r.broadcast_id = b.id and r.state = ${state})`;
  const [row] = await db.execute<{ state: string; wait_ms: number | null }>(setSql`
    update broadcast b set round_until = null, problem = ${problem},
      state = case when b.state <> 'sending' then b.state when not (exists ${left('queued')} or exists ${left('sending')}) then 'finished'
        when ${problem}::text is not null then 'paused' else b.state end,
      counts = case when b.state = 'sending' and not (exists ${left('queued')} or exists ${left('sending')}) then ${countedRecipients} end,
      finished_at = case when b.state = 'sending' and not (exists ${left('queued')} or exists ${left('sending')})
        then ${now.toISOString()}::timestamptz else b.finished_at end,
      due_at = case when b.state = 'sending' and ${problem}::text is null and (exists ${left('queued')} or exists ${left('sending')})
        then b.due_at end
    where b.organisation_id = ${organisationId} and b.id = ${broadcastId} and b.state in ('sending', 'paused', 'cancelled')
    returning b.state, (select coalesce(
      (select greatest(0, extract(epoch from min(coalesce(r.not_before, now())) - now()) * 1000)::int from broadcast_recipient r
        where r.organisation_id = b.organisation_id and r.broadcast_id = b.id and r.state = 'queued'),
      ${doubtAfterMs}::int)) as wait_ms`);
  return row?.state === 'sending' ? (row.wait_ms ?? 0) : null;
}
