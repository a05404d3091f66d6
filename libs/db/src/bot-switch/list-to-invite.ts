import type { AccessId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { StoredSwitch } from './load-switch.ts';

/** Who may go into a channel and was not seen inside, in the order of their ids, after those who were sent the way in. */
export async function listToInvite(
  db: Db,
  of: StoredSwitch,
  limit: number,
): Promise<{ accessId: AccessId; subscriberId: SubscriberId }[]> {
  const rows = await db.execute<{ id: AccessId; subscriber_id: SubscriberId }>(sql`
    select id, subscriber_id from channel_access
    where organisation_id = ${of.organisationId} and channel_id = ${of.channelId} and state = 'GRANTED' and joined_at is null
      and (${of.invitedUpTo}::text is null or id > ${of.invitedUpTo})
    order by id limit ${limit}`);
  return rows.map((row) => ({ accessId: row.id, subscriberId: row.subscriber_id }));
}

/** Notes up to whom the way in was promised; null: to all. */
export async function noteInvited(db: Db, of: StoredSwitch, upTo: AccessId | null): Promise<void> {
  await db.execute(sql`
    update bot_switch set invited_up_to = coalesce(${upTo}, invited_up_to),
      invites_owed = case when ${upTo}::text is null then null else invites_owed end,
      due_at = case when ${upTo}::text is null and ended_at is not null then null else due_at end
    where organisation_id = ${of.organisationId} and id = ${of.id} and invites_owed = ${of.invitesOwed}`);
}
