import type { JoinRequestId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A request to join could not be answered yet: the sweep looks after it at `dueAt`, if nobody has answered it by then. */
export async function postponeJoinRequest(
  db: Db,
  of: { organisationId: OrganisationId; joinRequestId: JoinRequestId },
  dueAt: Date,
): Promise<void> {
  await db.execute(sql`
    update join_request set due_at = ${dueAt.toISOString()}
    where organisation_id = ${of.organisationId} and id = ${of.joinRequestId} and state = 'open'`);
}
