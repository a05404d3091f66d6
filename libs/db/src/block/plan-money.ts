import type { BlockMoneyAct } from '@latchkey/contracts/block/block-money';
import type {
  ChannelId,
  OrganisationId,
  PaymentId,
  SubscriberId,
  SubscriptionId,
} from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/**
 * What a choice about the money of a blocked person asks for, object by object: every subscription behind their place that
 * goes on is to be cancelled; with `refund` the last payment of each is to be given back where it pays for time to come, and
 * a purchase for good as well.
 */
export async function planMoney(
  db: Db,
  of: {
    organisationId: OrganisationId;
    subscriberId: SubscriberId;
    channelId: ChannelId | null;
    choice: 'cancel' | 'refund';
    now: Date;
  },
): Promise<BlockMoneyAct[]> {
  const now = of.now.toISOString();
  const rows = await db.execute<{ act: BlockMoneyAct['act']; subject: SubscriptionId | PaymentId }>(sql`
    with behind as (
      select distinct s.subscription_id, s.payment_id
      from source s join order_line l on l.organisation_id = s.organisation_id and l.id = s.order_line_id
      where s.organisation_id = ${of.organisationId} and s.subscriber_id = ${of.subscriberId}
        and (${of.channelId}::text is null or l.deliverable_id = ${of.channelId})
        and s.ended_at is null and (s.ends_at is null or s.ends_at > ${now})
    ), goes_on as (
      select u.id from subscription u join behind b on b.subscription_id = u.id
      where u.organisation_id = ${of.organisationId} and u.cancel_at is null
        and u.status not in ('canceled', 'incomplete_expired') and (u.provider = 'stripe' or u.paid_through > ${now})
    ), paid as (
      select distinct on (p.subscription_id) p.id, p.amount_minor, p.paid_through
      from payment p join behind b on b.subscription_id = p.subscription_id
      where p.organisation_id = ${of.organisationId} order by p.subscription_id, p.paid_at desc
    )
    select 'cancel' as act, id as subject from goes_on
    union all
    select 'refund', id from paid where ${of.choice === 'refund'} and amount_minor > 0 and paid_through > ${now}
    union all
    select 'refund', p.id from payment p join behind b on b.payment_id = p.id
    where ${of.choice === 'refund'} and p.organisation_id = ${of.organisationId} and p.amount_minor > 0
    order by act, subject`);
  return rows.map(({ act, subject }) => ({ act, subject, outcome: 'pending', obstacle: null }));
}
