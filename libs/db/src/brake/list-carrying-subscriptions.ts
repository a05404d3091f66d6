import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type { ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** What has ended so long ago is not read again: nothing that is over for so long begins anew. */
const longOver = '7 days';

/** A Stripe subscription behind somebody's place in a channel. */
export interface CarryingSubscription {
  target: SyncTarget;
  /** Up to when money is known to have arrived for it. */
  paidThrough: Date | null;
}

/** The Stripe subscriptions that carry, or until lately carried, a subscriber's access to a channel. */
export async function listCarryingSubscriptions(
  db: Db,
  of: { organisationId: OrganisationId; subscriberId: SubscriberId; channelId: ChannelId; now: Date },
): Promise<CarryingSubscription[]> {
  const rows = await db.execute<{
    account: string;
    livemode: boolean;
    provider_id: string;
    paid_through: string | null;
  }>(sql`
    select distinct u.account, u.livemode, u.provider_id, u.paid_through
    from source s
    join order_line l on l.organisation_id = s.organisation_id and l.id = s.order_line_id
      and l.deliverable_kind = 'channel' and l.deliverable_id = ${of.channelId}
    join subscription u on u.organisation_id = s.organisation_id and u.id = s.subscription_id
    where s.organisation_id = ${of.organisationId} and s.subscriber_id = ${of.subscriberId} and u.provider = 'stripe'
      and (u.status not in ('canceled', 'incomplete_expired') or u.ended_at is null
        or u.ended_at >= ${of.now.toISOString()}::timestamptz - ${longOver}::interval)`);
  return rows.map((row) => ({
    target: {
      account: row.account,
      livemode: row.livemode,
      objectKind: 'subscription',
      objectId: row.provider_id,
    },
    paidThrough: row.paid_through === null ? null : new Date(row.paid_through),
  }));
}
