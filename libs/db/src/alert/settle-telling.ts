import type { AlertId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * Notes when the sweep looks after an alert again: at `dueAt` while a message about it waits or is on its way, never when
 * all have ended.
 *
 * @returns false when the alert has ended meanwhile: then it is another thing that is to be told
 */
export async function settleTelling(
  db: Db,
  of: { organisationId: OrganisationId; alertId: AlertId; wasClosed: boolean },
  dueAt: Date,
): Promise<boolean> {
  const settled = await db.execute(sql`
    update alert a set due_at = case when exists (
        select from alert_message m where m.organisation_id = a.organisation_id and m.alert_id = a.id
          and m.state in ('queued', 'sending')) then ${dueAt.toISOString()}::timestamptz end
    where organisation_id = ${of.organisationId} and id = ${of.alertId}
      and (closed_at is not null) = ${of.wasClosed}
    returning id`);
  return settled.length > 0;
}
