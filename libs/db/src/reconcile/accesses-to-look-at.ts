import type { AccessState } from '@latchkey/contracts/access/machine';
import type { ActionRequired } from '@latchkey/contracts/access/reasons';
import type { AccessId, ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** An access of somebody with a Telegram identity, as it stood before the chat was looked at. */
export interface LookedAccess {
  id: AccessId;
  subscriberId: SubscriberId;
  telegramId: number;
  state: AccessState;
  version: number;
  stateSince: Date;
  joinedAt: Date | null;
  everInsideAt: Date | null;
  actionRequired: ActionRequired | null;
}

/** Accesses of a channel that were not looked at since `before`, the longest ago first. */
export async function accessesToLookAt(
  db: Db,
  of: { organisationId: OrganisationId; channelId: ChannelId; before: Date; limit: number },
): Promise<LookedAccess[]> {
  const rows = await db.execute<Row>(sql`
    select a.id, a.subscriber_id, s.telegram_id, a.state, a.version, a.state_since, a.joined_at, a.ever_inside_at, a.action_required
    from channel_access a
    join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id and s.telegram_id is not null
    where a.organisation_id = ${of.organisationId} and a.channel_id = ${of.channelId}
      and (a.looked_at is null or a.looked_at < ${of.before.toISOString()})
    order by a.looked_at nulls first limit ${of.limit}`);
  return rows.map((row) => ({
    id: row.id,
    subscriberId: row.subscriber_id,
    telegramId: Number(row.telegram_id),
    state: row.state,
    version: row.version,
    stateSince: new Date(row.state_since),
    joinedAt: row.joined_at === null ? null : new Date(row.joined_at),
    everInsideAt: row.ever_inside_at === null ? null : new Date(row.ever_inside_at),
    actionRequired: row.action_required,
  }));
}

interface Row extends Record<string, unknown> {
  id: AccessId;
  subscriber_id: SubscriberId;
  telegram_id: string;
  state: AccessState;
  version: number;
  state_since: string;
  joined_at: string | null;
  ever_inside_at: string | null;
  action_required: ActionRequired | null;
}

/**
 * Notes when accesses were looked at.
 *
 * @returns those that still stand as they stood before the look, and about which nobody is talking to Telegram: what was
 *   seen of the others belongs to the past
 */
export async function noteLooked(
  db: Db,
  of: { organisationId: OrganisationId; at: Date },
  looked: readonly Pick<LookedAccess, 'id' | 'version'>[],
): Promise<Set<AccessId>> {
  const rows = await db.execute<{ id: AccessId; as_seen: boolean }>(sql`
    update channel_access a set looked_at = ${of.at.toISOString()}
    from json_to_recordset(${JSON.stringify(looked)}::json) as l (id text, version int)
    where a.organisation_id = ${of.organisationId} and a.id = l.id
    returning a.id, a.version = l.version and (a.lease_until is null or a.lease_until < now()) as as_seen`);
  return new Set(rows.filter((row) => row.as_seen).map(({ id }) => id));
}
