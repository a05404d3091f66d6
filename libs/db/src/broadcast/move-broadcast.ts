import { type BroadcastMove, broadcastMoves } from '@latchkey/contracts/broadcast/broadcast';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';
import type { OfBroadcast } from './read-broadcasts.ts';

/** Promises that a draft begins at a time. @returns whether it was still a draft */
export async function scheduleBroadcast(
  db: Db,
  of: OfBroadcast,
  { startsAt, correlationId }: { startsAt: Date; correlationId: string },
): Promise<boolean> {
  const at = startsAt.toISOString();
  const rows = await db.execute(setSql`
    update broadcast set state = 'scheduled', starts_at = ${at}::timestamptz, due_at = ${at}::timestamptz,
      correlation_id = ${correlationId}
    where organisation_id = ${of.organisationId} and id = ${of.broadcastId} and state = 'draft' returning id`);
  return rows.length > 0;
}

/**
 * Moves a broadcast as a person says. What is cancelled ends for all who have not been written to; a message that is on its
 * way ends as it ends.
 *
 * @returns whether it stood where that is possible
 */
export async function moveBroadcast(
  db: Db,
  of: OfBroadcast,
  { move, at, dueAt }: { move: BroadcastMove; at: Date; dueAt: Date | null },
): Promise<boolean> {
  const { from, to } = broadcastMoves[move];
  const rows = await db.execute(setSql`
    update broadcast set state = ${to}, due_at = ${dueAt?.toISOString() ?? null}::timestamptz, problem = null,
      starts_at = case when ${to}::text = 'draft' then null else starts_at end,
      finished_at = case when ${to}::text = 'cancelled' then ${at.toISOString()}::timestamptz end
    where organisation_id = ${of.organisationId} and id = ${of.broadcastId} and state = any(${from}::text[]) returning id`);
  if (rows.length === 0) return false;
  if (to === 'cancelled')
    await db.execute(setSql`
      update broadcast_recipient set state = 'cancelled'
      where organisation_id = ${of.organisationId} and broadcast_id = ${of.broadcastId} and state = 'queued'`);
  return true;
}
