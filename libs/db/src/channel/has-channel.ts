import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Whether the organisation has this channel, connected or not. */
export async function hasChannel(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId },
): Promise<boolean> {
  const rows = await db.execute(
    sql`select from channel where organisation_id = ${of.organisationId} and id = ${of.channelId}`,
  );
  return rows.length > 0;
}
