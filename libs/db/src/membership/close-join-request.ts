import type { JoinRequestId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Notes that Telegram has taken the answer to a request to join, or that it is gone. */
export async function closeJoinRequest(
  db: Db,
  organisationId: OrganisationId,
  joinRequestId: JoinRequestId,
  state: 'approved' | 'declined' | 'gone',
  at: Date,
): Promise<void> {
  await db.execute(sql`
    update join_request set state = ${state}, answered_at = ${at.toISOString()}
    where organisation_id = ${organisationId} and id = ${joinRequestId} and state = 'open'`);
}
