import type { AccessState } from '@latchkey/contracts/access/machine';
import type {
  AccessId,
  BotId,
  ChannelId,
  JoinRequestId,
  OrganisationId,
  SubscriberId,
} from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { type EntitlementRows, type Entitlements, entitlementsOf, readEntitlements } from './entitlements.ts';

/** An access under our lease, with what is needed to talk to Telegram about it. */
export interface LeasedAccess {
  organisationId: OrganisationId;
  id: AccessId;
  subscriberId: SubscriberId;
  channelId: ChannelId;
  state: AccessState;
  version: number;
  joinedAt: Date | null;
  everInsideAt: Date | null;
  doubtfulSince: Date | null;
  /** null: a placeholder that nobody has claimed. */
  telegramId: number | null;
  botId: BotId;
  chatId: number;
  linkLive: boolean;
  /** The person's open request to join, if there is one. */
  joinRequestId: JoinRequestId | null;
  leaseToken: string;
  /** What decides about the subscriber's accesses, as it was when the lease was taken. */
  facts: Entitlements;
}

/**
 * Takes the lease on an access: nobody else talks to Telegram about it for `leaseMs` of wall time.
 *
 * @returns null when somebody else holds it, or the access does not exist
 */
export async function leaseAccess(
  db: Db,
  of: { organisationId: OrganisationId; accessId: AccessId; token: string; leaseMs: number },
): Promise<LeasedAccess | null> {
  const [row] = await db.execute<Row>(sql`
    with taken as (
      update channel_access set lease_token = ${of.token}, lease_until = now() + ${of.leaseMs} * interval '1 millisecond'
      where organisation_id = ${of.organisationId} and id = ${of.accessId} and (lease_until is null or lease_until < now())
      returning id, organisation_id, subscriber_id, channel_id, state, version, joined_at, ever_inside_at, doubtful_since
    )
    select a.*, ${entitlementsOf(sql`a.organisation_id`, sql`a.subscriber_id`)}, s.telegram_id, c.bot_id, c.chat_id, c.link_state = 'live' and c.disconnected_at is null as link_live, j.id as join_request_id
    from taken a
    join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id
    join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id
    left join join_request j on j.organisation_id = a.organisation_id and j.channel_id = a.channel_id
      and j.telegram_id = s.telegram_id and j.state = 'open'`);
  if (!row) return null;
  return {
    organisationId: of.organisationId,
    id: row.id,
    subscriberId: row.subscriber_id,
    channelId: row.channel_id,
    state: row.state,
    version: row.version,
    joinedAt: date(row.joined_at),
    everInsideAt: date(row.ever_inside_at),
    doubtfulSince: date(row.doubtful_since),
    telegramId: row.telegram_id === null ? null : Number(row.telegram_id),
    botId: row.bot_id,
    chatId: Number(row.chat_id),
    linkLive: row.link_live,
    joinRequestId: row.join_request_id,
    leaseToken: of.token,
    facts: readEntitlements(row),
  };
}

interface Row extends EntitlementRows {
  id: AccessId;
  subscriber_id: SubscriberId;
  channel_id: ChannelId;
  state: AccessState;
  version: number;
  joined_at: string | null;
  ever_inside_at: string | null;
  doubtful_since: string | null;
  telegram_id: string | null;
  bot_id: BotId;
  chat_id: string;
  link_live: boolean;
  join_request_id: JoinRequestId | null;
}

function date(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
