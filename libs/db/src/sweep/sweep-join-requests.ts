import type { JoinRequestId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/**
 * Promises an answer to requests to join that have been open for `olderThanMs`: the bot died between asking and answering.
 *
 * @returns how many were found
 */
export async function sweepJoinRequests(
  unit: UnitOfWork,
  of: { now: Date; olderThanMs: number; limit: number },
): Promise<number> {
  const rows = await unit.db.execute<{
    organisation_id: OrganisationId;
    id: JoinRequestId;
    correlation_id: string;
  }>(sql`
    update join_request set requested_at = ${of.now.toISOString()}
    where (organisation_id, id) in (
      select organisation_id, id from join_request
      where state = 'open' and requested_at < ${new Date(of.now.getTime() - of.olderThanMs).toISOString()}
      order by requested_at limit ${of.limit} for update skip locked)
    returning organisation_id, id, correlation_id`);
  for (const { organisation_id: organisationId, id: joinRequestId, correlation_id: correlationId } of rows) {
    unit.promise({ name: 'access.answerJoin', payload: { organisationId, joinRequestId, correlationId } });
  }
  return rows.length;
}
