import type { BrakeId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Writes what was decided about a brake, and has everybody who waits for it decided again. Under `lockBrakes`. */
export async function decideBrake(
  db: Db,
  of: { organisationId: OrganisationId; brakeId: BrakeId },
  decision: {
    state: 'released' | 'refused';
    decidedBy: string;
    reason: string | null;
    override: boolean;
    at: Date;
  },
): Promise<void> {
  const at = decision.at.toISOString();
  await db.execute(sql`
    update brake set state = ${decision.state}, decided_at = ${at}, decided_by = ${decision.decidedBy},
      reason = ${decision.reason}, override = ${decision.override},
      due_at = case when ${decision.state === 'released'}::boolean then null else due_at end
    where organisation_id = ${of.organisationId} and id = ${of.brakeId}`);
  // Who releases a wave consents to what was let through of it before: the next one is counted from nothing.
  if (decision.state === 'released')
    await db.execute(sql`
      update removal r set brake_id = b.id from brake b
      where b.organisation_id = ${of.organisationId} and b.id = ${of.brakeId} and r.organisation_id = b.organisation_id
        and (b.channel_id is null or r.channel_id = b.channel_id) and r.brake_id is null
        and r.at > ${at}::timestamptz - interval '1 hour'`);
  // Thousands may wait: the sweep promises their convergences, batch by batch.
  await db.execute(sql`
    with waiting as (
      select a.organisation_id, a.id from channel_access a
      join brake_hold h on h.organisation_id = a.organisation_id and h.access_id = a.id and h.version = a.version
      where h.organisation_id = ${of.organisationId} and h.brake_id = ${of.brakeId} and a.state = 'REVOKE_PENDING'
      order by a.id for no key update of a
    )
    update channel_access a set due_at = ${at} from waiting w where a.organisation_id = w.organisation_id and a.id = w.id`);
}
