import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/**
 * Promises a look at channels whose time has come: their way in is not open yet, or it is the turn of their canary. Ten
 * minutes later again if nothing comes of it.
 *
 * @returns how many were found
 */
export async function sweepChannels(unit: UnitOfWork, of: { now: Date; limit: number }): Promise<number> {
  const rows = await unit.db.execute<{ organisation_id: OrganisationId; id: ChannelId }>(sql`
    update channel set due_at = ${new Date(of.now.getTime() + 600_000).toISOString()}
    where (organisation_id, id) in (
      select organisation_id, id from channel where due_at <= ${of.now.toISOString()} and disconnected_at is null
      order by due_at limit ${of.limit} for update skip locked)
    returning organisation_id, id`);
  for (const { organisation_id: organisationId, id: channelId } of rows) {
    unit.promise({
      name: 'channel.prepare',
      payload: { organisationId, channelId, correlationId: `sweep-${channelId}` },
    });
  }
  return rows.length;
}
