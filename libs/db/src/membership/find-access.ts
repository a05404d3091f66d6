import type { AccessState } from '@latchkey/contracts/access/machine';
import type { AccessId, ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

export interface FoundAccess {
  id: AccessId;
  subscriberId: SubscriberId;
  state: AccessState;
  version: number;
}

/** The access of a Telegram person in a channel, or null. */
export async function findAccess(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId; telegramId: number },
): Promise<FoundAccess | null> {
  const [row] = await db.execute<{
    id: AccessId;
    subscriber_id: SubscriberId;
    state: AccessState;
    version: number;
  }>(sql`
    select a.id, a.subscriber_id, a.state, a.version
    from subscriber s join channel_access a on a.organisation_id = s.organisation_id and a.subscriber_id = s.id
    where s.organisation_id = ${of.organisationId} and s.telegram_id = ${of.telegramId} and a.channel_id = ${of.channelId}`);
  return row ? { id: row.id, subscriberId: row.subscriber_id, state: row.state, version: row.version } : null;
}
