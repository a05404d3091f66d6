import type { AccessState } from '@latchkey/contracts/access/machine';
import { actionsOfChannel } from '@latchkey/contracts/access/reasons';
import type { AccessId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

// What a channel's obstacles can hold up; the sweep sees to more than this many.
const maxAtOnce = 500;

/**
 * Has the accesses of a channel in these states looked at again that something about the whole channel holds up: it may be
 * gone.
 *
 * @returns how many they are, up to 500
 */
export async function convergeWaiting(
  unit: UnitOfWork,
  of: {
    organisationId: OrganisationId;
    channelId: ChannelId;
    correlationId: string;
    states: readonly AccessState[];
  },
): Promise<number> {
  const { organisationId, correlationId } = of;
  const rows = await unit.db.execute<{ id: AccessId }>(sql`
    select id from channel_access
    where organisation_id = ${organisationId} and channel_id = ${of.channelId} and state = any(${sql.param([...of.states])}::text[]::access_state[])
      and action_required = any(${sql.param([...actionsOfChannel])}::text[]::action_required[])
    order by id limit ${maxAtOnce}`);
  for (const { id: accessId } of rows) {
    unit.promise({ name: 'access.converge', payload: { organisationId, accessId, correlationId } });
  }
  return rows.length;
}
