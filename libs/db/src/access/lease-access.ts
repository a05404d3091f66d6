import type { AccessState } from '@latchkey/contracts/access/machine';
import type {
  AccessId,
  BotId,
  ChannelId,
  JoinRequestId,
  OrganisationId,
  SubscriberId,
} from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';
import { setSql } from '../gather/set-sql.ts';
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
  /** Something stood in the way when it was looked at last. */
  heldUp: boolean;
  /** Those who run the organisation want to hear of new members. */
  tellsNewMembers: boolean;
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
export function leaseAccess(db: Db, of: Asked): Promise<LeasedAccess | null> {
  return gather(db, leaseAll, of);
}

interface Asked {
  organisationId: OrganisationId;
  accessId: AccessId;
  token: string;
  leaseMs: number;
}

async function leaseAll(db: Db, asked: readonly Asked[]): Promise<(LeasedAccess | null)[]> {
  const rows = await db.execute<Row>(setSql`
    with taken as (
      update channel_access t set lease_token = r.token, lease_until = now() + r.lease_ms * interval '1 millisecond'
      from unnest(${listOf(asked, ({ organisationId }) => organisationId)}, ${listOf(asked, ({ accessId }) => accessId)},
        ${listOf(asked, ({ token }) => token)}, ${listOf(asked, ({ leaseMs }) => leaseMs)}::int[])
        as r (organisation_id, id, token, lease_ms)
      where t.organisation_id = r.organisation_id and t.id = r.id and (t.lease_until is null or t.lease_until < now())
      returning t.id, t.organisation_id, t.subscriber_id, t.channel_id, t.state, t.version, t.joined_at, t.ever_inside_at,
        t.doubtful_since, t.action_required is not null as held_up, t.lease_token
    )
    select a.*, ${entitlementsOf(setSql`a.organisation_id`, setSql`a.subscriber_id`)}, s.telegram_id, c.bot_id, c.chat_id,
      c.link_state = 'live' and c.disconnected_at is null as link_live, j.id as join_request_id,
      g.new_member_alerts
    from taken a
    join organisation g on g.id = a.organisation_id
    join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id
    join channel c on c.organisation_id = a.organisation_id and c.id = a.channel_id
    left join join_request j on j.organisation_id = a.organisation_id and j.channel_id = a.channel_id
      and j.telegram_id = s.telegram_id and j.state = 'open'`);
  const leased = new Map(rows.map((row) => [row.lease_token, leasedOf(row)]));
  return asked.map(({ token }) => leased.get(token) ?? null);
}

function leasedOf(row: Row): LeasedAccess {
  return {
    organisationId: row.organisation_id,
    id: row.id,
    subscriberId: row.subscriber_id,
    channelId: row.channel_id,
    state: row.state,
    version: row.version,
    joinedAt: date(row.joined_at),
    heldUp: row.held_up,
    tellsNewMembers: row.new_member_alerts,
    everInsideAt: date(row.ever_inside_at),
    doubtfulSince: date(row.doubtful_since),
    telegramId: row.telegram_id === null ? null : Number(row.telegram_id),
    botId: row.bot_id,
    chatId: Number(row.chat_id),
    linkLive: row.link_live,
    joinRequestId: row.join_request_id,
    leaseToken: row.lease_token,
    facts: readEntitlements(row),
  };
}

interface Row extends EntitlementRows {
  organisation_id: OrganisationId;
  lease_token: string;
  id: AccessId;
  subscriber_id: SubscriberId;
  channel_id: ChannelId;
  state: AccessState;
  version: number;
  joined_at: string | null;
  held_up: boolean;
  new_member_alerts: boolean;
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
