import type { AccessId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

// What a channel's obstacles can hold up; the sweep sees to more than this many.
const maxAtOnce = 500;

/** Has the accesses of a channel that wait for a person's act looked at again: the act may have happened. */
export async function convergeWaiting(
  unit: UnitOfWork,
  of: { organisationId: OrganisationId; channelId: ChannelId; correlationId: string },
): Promise<void> {
  const { organisationId, correlationId } = of;
  const rows = await unit.db.execute<{ id: AccessId }>(sql`
    select id from channel_access
    where organisation_id = ${organisationId} and channel_id = ${of.channelId} and state in ('PENDING', 'REVOKE_PENDING')
      and action_required is not null
    order by id limit ${maxAtOnce}`);
  for (const { id: accessId } of rows) {
    unit.promise({ name: 'access.converge', payload: { organisationId, accessId, correlationId } });
  }
}
