import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * The members of a chat, or (null) of all chats of an organisation, of whom a limit is a share: who has access, who waits to
 * be removed, and who was removed within the hour. So a wave of removals does not lower the limit that it meets.
 */
export async function countMembers(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId | null; now: Date },
): Promise<number> {
  const { organisationId, channelId } = of;
  const since = new Date(of.now.getTime() - 3_600_000).toISOString();
  const inChat = channelId === null ? sql`true` : sql`a.channel_id = ${channelId}`;
  const [row] = await db.execute<{ members: number }>(sql`
    select (
      (select count(*) from channel_access a
        where a.organisation_id = ${organisationId} and ${inChat} and a.state in ('GRANTED', 'REVOKE_PENDING'))
      + (select count(distinct r.access_id) from removal r
        join channel_access a on a.organisation_id = r.organisation_id and a.id = r.access_id
        where r.organisation_id = ${organisationId} and ${inChat} and r.at > ${since} and a.state = 'REVOKED')
    )::int as members`);
  return row?.members ?? 0;
}
