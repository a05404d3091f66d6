import type { AccessState } from '@latchkey/contracts/access/machine';
import type { ChannelId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Those of a channel by the state of their access, and how many of those who may be in were seen inside. */
export async function countChannelMembers(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId },
): Promise<{ byState: Record<AccessState, number>; inside: number }> {
  const rows = await db.execute<{ state: AccessState; n: number; joined: number }>(sql`
    select state, count(*)::int as n, count(joined_at)::int as joined from channel_access
    where channel_id = ${of.channelId} and organisation_id = ${of.organisationId} group by state`);
  const byState = { PENDING: 0, GRANTED: 0, REVOKE_PENDING: 0, REVOKED: 0 };
  for (const { state, n } of rows) byState[state] = n;
  const inside = rows.find(({ state }) => state === 'GRANTED')?.joined ?? 0;
  return { byState, inside };
}
