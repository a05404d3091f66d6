import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import type { AccessId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/** The sweeps see to more than this many. */
const mostAtOnce = 500;

/** Has the accesses of a channel looked at again that one thing holds up. @returns how many they are, up to 500 */
export async function convergeHeldUp(
  unit: UnitOfWork,
  of: { organisationId: OrganisationId; channelId: ChannelId; action: ActionRequired; correlationId: string },
): Promise<number> {
  const { organisationId, correlationId } = of;
  const rows = await unit.db.execute<{ id: AccessId }>(sql`
    select id from channel_access where organisation_id = ${organisationId} and channel_id = ${of.channelId}
      and action_required = ${of.action} and action_required is not null order by id limit ${mostAtOnce}`);
  for (const { id: accessId } of rows) {
    unit.promise({ name: 'access.converge', payload: { organisationId, accessId, correlationId } });
  }
  return rows.length;
}
