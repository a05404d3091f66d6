import type { JoinRequestId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { UnitOfWork } from '../outbox/unit-of-work.ts';

/**
 * Promises an answer to requests to join that nobody has answered in time: the bot died between asking and answering. A
 * minute later again if nothing comes of it.
 *
 * @returns how many were found
 */
export async function sweepJoinRequests(unit: UnitOfWork, of: { now: Date; limit: number }): Promise<number> {
  const rows = await unit.db.execute<{
    organisation_id: OrganisationId;
    id: JoinRequestId;
    correlation_id: string;
  }>(sql`
    update join_request set due_at = ${new Date(of.now.getTime() + 60_000).toISOString()}
    where (organisation_id, id) in (
      select organisation_id, id from join_request where state = 'open' and due_at <= ${of.now.toISOString()}
      order by due_at limit ${of.limit} for update skip locked)
    returning organisation_id, id, correlation_id`);
  for (const { organisation_id: organisationId, id: joinRequestId, correlation_id: correlationId } of rows) {
    unit.promise({ name: 'access.answerJoin', payload: { organisationId, joinRequestId, correlationId } });
  }
  return rows.length;
}
