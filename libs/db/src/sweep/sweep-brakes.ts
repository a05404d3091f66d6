import type { BrakeState } from '@latchkey/contracts/brake/brake';
import type { BrakeId, ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { closeAlert } from '../alert/close-alert.ts';
import { lookAtBrakeMs } from '../brake/look-at-brake.ts';
import { waitingFor } from '../brake/waiting.ts';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/**
 * Finds brakes for which nobody waits any more, because the facts were put right: a holding one is over, and so is what was
 * told about it. Who comes to wait in the very moment is counted anew.
 *
 * @returns how many were looked at
 */
export async function sweepBrakes(unit: UnitOfWork, of: { now: Date; limit: number }): Promise<number> {
  const rows = await unit.db.execute<{
    organisation_id: OrganisationId;
    id: BrakeId;
    channel_id: ChannelId | null;
    state: BrakeState;
    due_at: string | null;
  }>(sql`
    with due as (
      select organisation_id, id from brake where due_at <= ${of.now.toISOString()}
      order by due_at limit ${of.limit} for update skip locked
    ), looked as (
      select b.organisation_id, b.id, exists (select from ${waitingFor()}) as waiting
      from brake b join due d on d.organisation_id = b.organisation_id and d.id = b.id
    )
    update brake b set
      state = case when l.waiting or b.state <> 'holding' then b.state else 'over' end,
      due_at = case when l.waiting then ${new Date(of.now.getTime() + lookAtBrakeMs).toISOString()}::timestamptz end
    from looked l where b.organisation_id = l.organisation_id and b.id = l.id
    returning b.organisation_id, b.id, b.channel_id, b.state, b.due_at`);
  for (const { organisation_id: organisationId, channel_id: channelId, state } of rows) {
    const subject = channelId ?? organisationId;
    if (state === 'over')
      await closeAlert(unit.db, { organisationId, kind: 'brake_pulled', subject, at: of.now });
  }
  return rows.length;
}
