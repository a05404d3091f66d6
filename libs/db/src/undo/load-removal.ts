import type { AccessState } from '@latchkey/contracts/access/machine';
import type { AccessId, ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** An access with the last decision that its person must leave. */
export interface RemovalFacts {
  organisationId: OrganisationId;
  accessId: AccessId;
  subscriberId: SubscriberId;
  channelId: ChannelId;
  state: AccessState;
  /** null: it was never decided. */
  decided: { version: number; at: Date } | null;
}

/** What the ledger says of the last removal of an access; null when the organisation has no such access. */
export async function loadRemoval(
  db: Db,
  of: { organisationId: OrganisationId; accessId: AccessId },
): Promise<RemovalFacts | null> {
  const [row] = await db.execute<{
    subscriber_id: SubscriberId;
    channel_id: ChannelId;
    state: AccessState;
    version: number | null;
    at: string | null;
  }>(sql`
    select a.subscriber_id, a.channel_id, a.state, l.version, l.at
    from channel_access a
    left join lateral (
      select version, at from access_ledger where access_id = a.id and event = 'revoke' order by version desc limit 1
    ) l on true
    where a.organisation_id = ${of.organisationId} and a.id = ${of.accessId}`);
  if (!row) return null;
  return {
    ...of,
    subscriberId: row.subscriber_id,
    channelId: row.channel_id,
    state: row.state,
    decided: row.version === null || row.at === null ? null : { version: row.version, at: new Date(row.at) },
  };
}
