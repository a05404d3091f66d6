import type { SubscriptionId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';
import { setSql } from '../gather/set-sql.ts';
import type { OrderFacts } from './load-order.ts';
import type { PaymentKey } from './write-payment.ts';

type Carrier = { subscriptionId: SubscriptionId } | { payment: PaymentKey };

/** Opens a source for each line of an order, once (its id is made of the line's), carried by a subscription or a payment. */
export function writeSources(db: Db, order: OrderFacts, carrier: Carrier, at: Date): Promise<void> {
  const subscriptionId = 'subscriptionId' in carrier ? carrier.subscriptionId : null;
  const payment = 'payment' in carrier ? carrier.payment : null;
  return gather(db, writeAll, { order, subscriptionId, payment, at });
}

interface Opening {
  order: OrderFacts;
  subscriptionId: SubscriptionId | null;
  payment: PaymentKey | null;
  at: Date;
}

async function writeAll(db: Db, openings: readonly Opening[]): Promise<undefined[]> {
  await db.execute(setSql`
    insert into source (organisation_id, id, kind, order_line_id, buyer_id, subscriber_id, subscription_id, payment_id, created_at)
    select l.organisation_id, 'src_' || substr(l.id, 5),
      case when o.subscription_id is null then 'one_time' else 'subscription' end::source_kind, l.id, o.buyer_id, o.subscriber_id,
      o.subscription_id,
      (select p.id from payment p where p.provider = o.provider and p.account = o.account and p.livemode = o.livemode
        and p.provider_id = o.provider_id),
      o.at
    from unnest(${listOf(openings, ({ order }) => order.organisationId)}, ${listOf(openings, ({ order }) => order.id)},
      ${listOf(openings, ({ order }) => order.buyerId)}, ${listOf(openings, ({ order }) => order.subscriberId)},
      ${listOf(openings, ({ subscriptionId }) => subscriptionId)},
      ${listOf(openings, ({ payment }) => payment?.provider ?? null)}::provider[],
      ${listOf(openings, ({ payment }) => payment?.account ?? null)},
      ${listOf(openings, ({ payment }) => payment?.livemode ?? null)}::bool[],
      ${listOf(openings, ({ payment }) => payment?.providerId ?? null)}, ${listOf(openings, ({ at }) => at)}::timestamptz[])
      as o (organisation_id, order_id, buyer_id, subscriber_id, subscription_id, provider, account, livemode, provider_id, at)
    join order_line l on l.organisation_id = o.organisation_id and l.order_id = o.order_id
    order by l.id
    on conflict (organisation_id, order_line_id) do nothing`);
  return openings.map(() => undefined);
}
