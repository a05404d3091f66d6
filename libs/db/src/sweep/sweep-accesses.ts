import type { AccessId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/**
 * Promises a convergence for accesses whose time has come: a move that was not followed by one, a doubtful answer to be
 * looked at again, an obstacle that may be gone, a source that has ended. A minute later again if nothing comes of it.
 * Bounded, and safe with many workers.
 *
 * @returns how many were found
 */
export async function sweepAccesses(unit: UnitOfWork, of: { now: Date; limit: number }): Promise<number> {
  const rows = await unit.db.execute<{
    organisation_id: OrganisationId;
    id: AccessId;
    correlation_id: string;
  }>(sql`
    update channel_access set due_at = ${new Date(of.now.getTime() + 60_000).toISOString()}
    where (organisation_id, id) in (
      select organisation_id, id from channel_access where due_at <= ${of.now.toISOString()}
      order by due_at limit ${of.limit} for update skip locked)
    returning organisation_id, id, correlation_id`);
  for (const { organisation_id: organisationId, id: accessId, correlation_id: correlationId } of rows) {
    unit.promise({ name: 'access.converge', payload: { organisationId, accessId, correlationId } });
  }
  return rows.length;
}
