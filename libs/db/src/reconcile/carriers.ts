import type { SubscriptionStatus } from '@latchkey/contracts/facts/subscription-fact';
import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type { ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A subscription that carries, or carried, somebody's access, as its provider was last heard. */
export interface Carrier {
  provider: 'stripe' | 'stars';
  status: SubscriptionStatus;
  readAt: Date;
  /** What to read; null where nothing can be read again: Stars, an account that was disconnected. */
  target: SyncTarget | null;
}

/** The subscriptions behind a subscriber's access to a channel. */
export async function carriersOf(
  db: Db,
  of: { organisationId: OrganisationId; subscriberId: SubscriberId; channelId: ChannelId },
): Promise<Carrier[]> {
  const rows = await db.execute<{
    provider: Carrier['provider'];
    account: string;
    livemode: boolean;
    provider_id: string;
    status: SubscriptionStatus;
    read_at: string;
    readable: boolean;
  }>(sql`
    select u.provider, u.account, u.livemode, u.provider_id, u.status, u.read_at, a.id is not null as readable
    from source s
    join order_line l on l.organisation_id = s.organisation_id and l.id = s.order_line_id
    join subscription u on u.organisation_id = s.organisation_id and u.id = s.subscription_id
    left join stripe_account a on u.provider = 'stripe' and a.organisation_id = u.organisation_id and a.account = u.account
      and a.livemode = u.livemode and a.disconnected_at is null
    where s.organisation_id = ${of.organisationId} and s.subscriber_id = ${of.subscriberId}
      and l.deliverable_kind = 'channel' and l.deliverable_id = ${of.channelId}
    order by u.id`);
  return rows.map((row) => ({
    provider: row.provider,
    status: row.status,
    readAt: new Date(row.read_at),
    target: row.readable ? targetOf(row) : null,
  }));
}

function targetOf(row: { account: string; livemode: boolean; provider_id: string }): SyncTarget {
  const { account, livemode, provider_id: objectId } = row;
  return { account, livemode, objectKind: 'subscription', objectId };
}
