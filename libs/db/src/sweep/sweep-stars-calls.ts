import type { OrganisationId, StarsCallId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';
import { sweepAfterMs } from './sweep-after.ts';

/**
 * Promises again what Telegram was to be asked about Stars and has not answered: the job was lost, or its worker died.
 *
 * @returns how many were found
 */
export async function sweepStarsCalls(unit: UnitOfWork, of: { now: Date; limit: number }): Promise<number> {
  const rows = await unit.db.execute<{
    organisation_id: OrganisationId;
    id: StarsCallId;
    correlation_id: string;
  }>(sql`
    update stars_call set due_at = ${new Date(of.now.getTime() + sweepAfterMs).toISOString()}
    where (organisation_id, id) in (
      select organisation_id, id from stars_call where state = 'asked' and due_at <= ${of.now.toISOString()}
      order by due_at limit ${of.limit} for update skip locked)
    returning organisation_id, id, correlation_id`);
  for (const { organisation_id: organisationId, id: starsCallId, correlation_id: correlationId } of rows) {
    unit.promise({ name: 'stars.call', payload: { organisationId, starsCallId, correlationId } });
  }
  return rows.length;
}
