import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A channel could not be looked at yet: the sweep does so at `dueAt`, if the queue has not by then. */
export async function postponeChannel(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId },
  dueAt: Date,
): Promise<void> {
  await db.execute(sql`
    update channel set due_at = ${dueAt.toISOString()}
    where organisation_id = ${of.organisationId} and id = ${of.channelId}`);
}
