import type { SubscriptionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { OrderFacts } from './load-order.ts';
import type { PaymentKey } from './write-payment.ts';

/** Opens a source for each line of an order, once (its id is made of the line's), carried by a subscription or a payment. */
export async function writeSources(
  db: Db,
  order: OrderFacts,
  carrier: { subscriptionId: SubscriptionId } | { payment: PaymentKey },
  at: Date,
): Promise<void> {
  const subscriptionId = 'subscriptionId' in carrier ? carrier.subscriptionId : null;
  const payment = 'payment' in carrier ? carrier.payment : null;
  await db.execute(sql`
    insert into source (organisation_id, id, kind, order_line_id, buyer_id, subscriber_id, subscription_id, payment_id, created_at)
    select l.organisation_id, 'src_' || substr(l.id, 5),
      ${subscriptionId ? 'subscription' : 'one_time'}::source_kind, l.id, ${order.buyerId}, ${order.subscriberId},
      ${subscriptionId}, (select id from payment where provider = ${payment?.provider ?? null} and account = ${payment?.account ?? null}
        and livemode = ${payment?.livemode ?? null} and provider_id = ${payment?.providerId ?? null}), ${at.toISOString()}::timestamptz
    from order_line l where l.organisation_id = ${order.organisationId} and l.order_id = ${order.id}
    on conflict (organisation_id, order_line_id) do nothing`);
}
