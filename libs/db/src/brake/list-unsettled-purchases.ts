import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type { ChannelId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * What a subscriber has begun to buy for a channel, and of which it is not known whether it is paid: the Checkout Session of the
 * order, or the Stripe subscription that it led to. However old: once read, what was paid or has expired is settled, and not listed again.
 */
export async function listUnsettledPurchases(
  db: Db,
  of: { organisationId: OrganisationId; subscriberId: SubscriberId; channelId: ChannelId },
): Promise<SyncTarget[]> {
  const rows = await db.execute<{
    account: string;
    livemode: boolean;
    session_id: string;
    subscription_id: string | null;
  }>(sql`
    select distinct a.account, a.livemode, o.checkout_session_id as session_id, u.provider_id as subscription_id
    from "order" o
    join stripe_account a on a.organisation_id = o.organisation_id and a.id = o.stripe_account_id
    join order_line l on l.organisation_id = o.organisation_id and l.order_id = o.id
      and l.deliverable_kind = 'channel' and l.deliverable_id = ${of.channelId}
    left join subscription u on u.organisation_id = o.organisation_id and u.order_id = o.id and u.provider = 'stripe'
    where o.organisation_id = ${of.organisationId} and o.subscriber_id = ${of.subscriberId}
      and o.status in ('open', 'processing') and o.checkout_session_id is not null`);
  return rows.map((row) => ({
    account: row.account,
    livemode: row.livemode,
    ...(row.subscription_id === null
      ? { objectKind: 'checkout_session', objectId: row.session_id }
      : { objectKind: 'subscription', objectId: row.subscription_id }),
  }));
}
