import type { AlertId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { sweepAfterMs } from './sweep-after.ts';

/**
 * Promises the telling of alerts that nobody has told in time, or whose end is to be told.
 *
 * @returns how many were found
 */
export async function sweepAlerts(unit: UnitOfWork, of: { now: Date; limit: number }): Promise<number> {
  const rows = await unit.db.execute<{
    organisation_id: OrganisationId;
    id: AlertId;
    correlation_id: string;
  }>(sql`
    update alert set due_at = ${new Date(of.now.getTime() + sweepAfterMs).toISOString()}
    where (organisation_id, id) in (
      select organisation_id, id from alert where due_at <= ${of.now.toISOString()}
      order by due_at limit ${of.limit} for update skip locked)
    returning organisation_id, id, correlation_id`);
  for (const { organisation_id: organisationId, id: alertId, correlation_id: correlationId } of rows) {
    unit.promise({ name: 'alert.tell', payload: { organisationId, alertId, correlationId } });
  }
  return rows.length;
}
