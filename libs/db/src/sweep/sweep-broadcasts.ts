import type { BroadcastId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { doubtAfterMs } from '../notice/doubt-after.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/**
 * Promises broadcasts whose time has come, and those whose rounds nobody goes on with. What was being sent when its process
 * went is in doubt, whatever has become of the broadcast.
 *
 * @returns how many were found
 */
export async function sweepBroadcasts(unit: UnitOfWork, of: { now: Date; limit: number }): Promise<number> {
  const doubtful = await unit.db.execute(sql`
    update broadcast_recipient set state = 'in_doubt'
    where (broadcast_id, telegram_id, organisation_id) in (
      select broadcast_id, telegram_id, organisation_id from broadcast_recipient
      where state = 'sending' and sending_at < now() - ${doubtAfterMs} * interval '1 millisecond'
      limit ${of.limit} for update skip locked)
    returning telegram_id`);
  const rows = await unit.db.execute<{
    organisation_id: OrganisationId;
    id: BroadcastId;
    correlation_id: string;
  }>(sql`
    update broadcast set due_at = ${new Date(of.now.getTime() + 60_000).toISOString()}
    where (organisation_id, id) in (
      select organisation_id, id from broadcast where due_at <= ${of.now.toISOString()}
      order by due_at limit ${of.limit} for update skip locked)
    returning organisation_id, id, correlation_id`);
  for (const { organisation_id: organisationId, id: broadcastId, correlation_id: correlationId } of rows) {
    unit.promise({ name: 'broadcast.send', payload: { organisationId, broadcastId, correlationId } });
  }
  return doubtful.length + rows.length;
}
