import type { AccessState } from '@latchkey/contracts/access/machine';
import type { ActionRequired, RevokeReason } from '@latchkey/contracts/access/reasons';
import type { SubscriptionStatus } from '@latchkey/contracts/facts/subscription-fact';
import type { AccessId, ChannelId, OrganisationId, SourceId, SubscriberId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';
import { type SetSql, setSql } from '../gather/set-sql.ts';

/** A reason to be let in, with the facts that carry it. */
export interface SourceFacts {
  id: SourceId;
  channelId: ChannelId;
  endsAt: Date | null;
  endedAt: Date | null;
  endReason: RevokeReason | null;
  subscription: {
    provider: 'stripe' | 'stars';
    status: SubscriptionStatus;
    everPaid: boolean;
    /** More than nothing was paid for it at least once. */
    paidMoney: boolean;
    paidThrough: Date | null;
    cancelAt: Date | null;
    graceUntil: Date | null;
    /** It holds a price that none of the organisation's plans has. */
    unknownPrice: boolean;
    /** Up to when the bot's Star transactions were read; null for other providers. */
    starsReadAt: Date | null;
  } | null;
}

export interface BlockFacts {
  channelId: ChannelId | null;
  endsAt: Date | null;
}

export interface AccessFacts {
  id: AccessId;
  channelId: ChannelId;
  state: AccessState;
  version: number;
  entitledUntil: Date | null;
  graceUntil: Date | null;
  joinedAt: Date | null;
  actionRequired: ActionRequired | null;
  dueAt: Date | null;
}

export interface Entitlements {
  sources: SourceFacts[];
  blocks: BlockFacts[];
  accesses: AccessFacts[];
}

interface Asked {
  organisationId: OrganisationId;
  subscriberId: SubscriberId;
}

/** Everything that decides about a subscriber's accesses, in one round trip. With `lock` the subscriber and the accesses are locked, in that order. */
export function loadEntitlements(db: Db, of: Asked & { lock: boolean }): Promise<Entitlements> {
  return gather(db, of.lock ? lockAndLoadAll : loadAll, of);
}

async function lockAndLoadAll(db: Db, asked: readonly Asked[]): Promise<Entitlements[]> {
  const rows = rowsOf(asked);
  const locked = [
    db.execute(setSql`
      select from ${rows} join subscriber s on s.organisation_id = a.organisation_id and s.id = a.subscriber_id
      order by s.id for no key update of s`),
    db.execute(setSql`
      select from ${rows} join channel_access c on c.organisation_id = a.organisation_id and c.subscriber_id = a.subscriber_id
      order by c.subscriber_id, c.channel_id for update of c`),
  ];
  // A statement of its own: it must see what others committed while the locks were waited for.
  const [loaded] = await Promise.all([loadAll(db, asked), ...locked]);
  return loaded;
}

async function loadAll(db: Db, asked: readonly Asked[]): Promise<Entitlements[]> {
  const rows = await db.execute<EntitlementRows>(setSql`
    select ${entitlementsOf(setSql`a.organisation_id`, setSql`a.subscriber_id`)} from ${rowsOf(asked)} order by a.n`);
  return rows.map(readEntitlements);
}

function rowsOf(asked: readonly Asked[]): SetSql {
  return setSql`unnest(${listOf(asked, ({ organisationId }) => organisationId)}, ${listOf(asked, ({ subscriberId }) => subscriberId)})
    with ordinality as a (organisation_id, subscriber_id, n)`;
}

/** What decides about a subscriber's accesses, as three columns of a select list. */
export function entitlementsOf(organisationId: SetSql, subscriberId: SetSql): SetSql {
  return setSql`
    (select coalesce(json_agg(found order by found.id), '[]') from (
      select s.id, l.deliverable_id as channel_id, s.ends_at, s.ended_at, s.end_reason, s.kind,
        u.provider, u.status, u.ever_paid,
        exists (select from payment p where p.organisation_id = u.organisation_id and p.order_id = u.order_id
          and p.subscription_id = u.id and p.amount_minor > 0) as paid_money,
        exists (select from unnest(u.price_ids) held where not exists (select from plan_price known
          where known.organisation_id = u.organisation_id and known.provider_price_id = held)) as unknown_price,
        u.paid_through, u.cancel_at, u.grace_until, b.stars_read_at
      from source s
      join order_line l on l.organisation_id = s.organisation_id and l.id = s.order_line_id
      left join subscription u on u.organisation_id = s.organisation_id and u.id = s.subscription_id
      left join bot b on u.provider = 'stars' and b.organisation_id = s.organisation_id and b.telegram_id::text = u.account
      where s.organisation_id = ${organisationId} and s.subscriber_id = ${subscriberId} and l.deliverable_kind = 'channel'
    ) found) as sources,
    (select coalesce(json_agg(json_build_object('channel_id', channel_id, 'ends_at', ends_at)), '[]') from block
      where organisation_id = ${organisationId} and subscriber_id = ${subscriberId} and lifted_at is null) as blocks,
    (select coalesce(json_agg(found order by found.id), '[]') from (
      select id, channel_id, state, version, entitled_until, grace_until, joined_at, action_required, due_at from channel_access
      where organisation_id = ${organisationId} and subscriber_id = ${subscriberId}
    ) found) as accesses`;
}

/** The columns of `entitlementsOf` in our words. */
export function readEntitlements({ sources, blocks, accesses }: EntitlementRows): Entitlements {
  return {
    sources: sources.map((row) => ({
      id: row.id,
      channelId: row.channel_id,
      endsAt: date(row.ends_at),
      endedAt: date(row.ended_at),
      endReason: row.end_reason,
      subscription: row.status === null ? null : subscriptionOf(row),
    })),
    blocks: blocks.map((row) => ({ channelId: row.channel_id, endsAt: date(row.ends_at) })),
    accesses: accesses.map((row) => ({
      id: row.id,
      channelId: row.channel_id,
      state: row.state,
      version: row.version,
      entitledUntil: date(row.entitled_until),
      graceUntil: date(row.grace_until),
      joinedAt: date(row.joined_at),
      actionRequired: row.action_required,
      dueAt: date(row.due_at),
    })),
  };
}

// Timestamps come as text, out of JSON.
type Timestamp = string | Date | null;

export interface EntitlementRows extends Record<string, unknown> {
  sources: SourceRow[];
  blocks: BlockRow[];
  accesses: AccessRow[];
}

interface SourceRow {
  id: SourceId;
  channel_id: ChannelId;
  ends_at: Timestamp;
  ended_at: Timestamp;
  end_reason: RevokeReason | null;
  provider: 'stripe' | 'stars' | null;
  status: SubscriptionStatus | null;
  ever_paid: boolean | null;
  paid_money: boolean | null;
  unknown_price: boolean | null;
  paid_through: Timestamp;
  cancel_at: Timestamp;
  grace_until: Timestamp;
  stars_read_at: Timestamp;
}

interface BlockRow {
  channel_id: ChannelId | null;
  ends_at: Timestamp;
}

interface AccessRow {
  id: AccessId;
  channel_id: ChannelId;
  state: AccessState;
  version: number;
  entitled_until: Timestamp;
  grace_until: Timestamp;
  joined_at: Timestamp;
  action_required: ActionRequired | null;
  due_at: Timestamp;
}

function subscriptionOf(row: SourceRow): NonNullable<SourceFacts['subscription']> {
  return {
    provider: row.provider ?? 'stripe',
    status: row.status ?? 'unknown',
    everPaid: row.ever_paid ?? false,
    paidMoney: row.paid_money ?? false,
    unknownPrice: row.unknown_price ?? false,
    paidThrough: date(row.paid_through),
    cancelAt: date(row.cancel_at),
    graceUntil: date(row.grace_until),
    starsReadAt: date(row.stars_read_at),
  };
}

function date(value: Timestamp): Date | null {
  return value === null ? null : new Date(value);
}
