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
  /** What to read; null where the provider has nothing to be read again. */
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
  }>(sql`
    select u.provider, u.account, u.livemode, u.provider_id, u.status, u.read_at
    from source s
    join order_line l on l.organisation_id = s.organisation_id and l.id = s.order_line_id
    join subscription u on u.organisation_id = s.organisation_id and u.id = s.subscription_id
    where s.organisation_id = ${of.organisationId} and s.subscriber_id = ${of.subscriberId}
      and l.deliverable_kind = 'channel' and l.deliverable_id = ${of.channelId}
    order by u.id`);
  return rows.map((row) => ({
    provider: row.provider,
    status: row.status,
    readAt: new Date(row.read_at),
    target:
      row.provider === 'stripe'
        ? {
            account: row.account,
            livemode: row.livemode,
            objectKind: 'subscription',
            objectId: row.provider_id,
          }
        : null,
  }));
}
