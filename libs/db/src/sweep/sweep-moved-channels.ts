import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/**
 * Promises that those are invited again who did not come along when a chat moved. Ten minutes later again while it is not
 * over: without a live way in there is nothing to invite to.
 *
 * @returns how many were found
 */
export async function sweepMovedChannels(
  unit: UnitOfWork,
  of: { now: Date; limit: number },
): Promise<number> {
  const rows = await unit.db.execute<{ organisation_id: OrganisationId; id: ChannelId }>(sql`
    update channel set invite_again_due_at = ${new Date(of.now.getTime() + 600_000).toISOString()}
    where (organisation_id, id) in (
      select organisation_id, id from channel
      where invite_again_due_at <= ${of.now.toISOString()} and disconnected_at is null
      order by invite_again_due_at limit ${of.limit} for update skip locked)
    returning organisation_id, id`);
  for (const { organisation_id: organisationId, id: channelId } of rows) {
    unit.promise({
      name: 'channel.inviteAgain',
      payload: { organisationId, channelId, correlationId: `sweep-${channelId}` },
    });
  }
  return rows.length;
}
