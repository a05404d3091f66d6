import type { BuyerId, OrderId, OrganisationId, SubscriberId, SubscriptionId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';
import { setSql } from '../gather/set-sql.ts';
import { newId } from '../new-id.ts';

/** An order as the application of facts needs it. */
export interface OrderFacts {
  organisationId: OrganisationId;
  id: OrderId;
  buyerId: BuyerId;
  subscriberId: SubscriberId;
  provider: 'stripe' | 'stars';
  status: 'open' | 'processing' | 'paid' | 'expired' | 'failed';
  amountMinor: bigint;
  currency: string;
  /** Telegram identity of the one who will enter, once known. */
  telegramId: number | null;
  graceDays: number;
  /** Money of it was taken back or is disputed, a source of it was ended, or its buyer withdrew: its sources' end must be found out anew. */
  takenBack: boolean;
  /** The provider's id of the price that it was ordered at; null: in Stars. */
  providerPriceId: string | null;
  /** When its buyer withdrew from it; nothing that comes later opens anything. */
  withdrawnAt: Date | null;
  /** Follows the purchase from its checkout through all processes. */
  correlationId: string;
  /** Of the subscription that was asked for: the one on file, or the one that it gets when it is written. */
  subscriptionId: SubscriptionId;
}

/** What makes a provider's subscription the one it is. */
export interface SubscriptionKey {
  provider: 'stripe' | 'stars';
  account: string;
  livemode: boolean;
  providerId: string;
}

/**
 * The order of an organisation, or null when there is none: then the provider's object is not ours. Locked so that what
 * hangs on it is not written by two at once, in a way that rows which only refer to it can be written beside.
 *
 * @param of.subscription whose id is asked for along with it
 */
export function loadOrder(db: Db, of: Asked): Promise<OrderFacts | null> {
  return gather(db, loadAll, of);
}

interface Asked {
  organisationId: OrganisationId;
  orderId: OrderId;
  subscription?: SubscriptionKey;
}

async function loadAll(db: Db, asked: readonly Asked[]): Promise<(OrderFacts | null)[]> {
  const rows = setSql`(
    select * from unnest(${listOf(asked, ({ organisationId }) => organisationId)},
      ${listOf(asked, ({ orderId }) => orderId)},
      ${listOf(asked, ({ subscription }) => subscription?.provider ?? null)}::provider[],
      ${listOf(asked, ({ subscription }) => subscription?.account ?? null)},
      ${listOf(asked, ({ subscription }) => subscription?.livemode ?? null)}::bool[],
      ${listOf(asked, ({ subscription }) => subscription?.providerId ?? null)})
      with ordinality as t (organisation_id, order_id, provider, account, livemode, provider_id, n)) a`;
  // Locked first and read by a statement of its own: while we wait for the lock a claim may give the order another
  // subscriber, and a join begun before the wait would then find nothing.
  const [, found] = await Promise.all([
    db.execute(setSql`
      select from ${rows} join "order" o on o.organisation_id = a.organisation_id and o.id = a.order_id
      order by o.id for no key update of o`),
    db.execute<Row>(setSql`
      select a.n, o.id, o.organisation_id, o.buyer_id, o.subscriber_id, o.provider, o.status, o.amount_minor, o.currency, s.telegram_id,
        g.grace_days, o.correlation_id, o.withdrawn_at,
        (select p.provider_price_id from plan_price p where p.organisation_id = o.organisation_id and p.id = o.plan_price_id) as provider_price_id,
        o.withdrawn_at is not null
        or exists (select from payment p where p.organisation_id = o.organisation_id and p.order_id = o.id
          and (exists (select from refund f where f.organisation_id = p.organisation_id and f.payment_id = p.id)
            or exists (select from dispute d where d.organisation_id = p.organisation_id and d.payment_id = p.id)))
        or exists (select from order_line l
          join lateral (select e.ended_at from source e
            where e.organisation_id = l.organisation_id and e.order_line_id = l.id offset 0) e on e.ended_at is not null
          where l.organisation_id = o.organisation_id and l.order_id = o.id) as taken_back,
        (select u.id from subscription u where u.provider = a.provider and u.account = a.account and u.livemode = a.livemode
          and u.provider_id = a.provider_id) as subscription_id
      from ${rows}
      join "order" o on o.organisation_id = a.organisation_id and o.id = a.order_id
      join organisation g on g.id = o.organisation_id
      join subscriber s on s.organisation_id = o.organisation_id and s.id = o.subscriber_id`),
  ]);
  const orders = new Map(found.map((row) => [Number(row.n), orderOf(row)]));
  return asked.map((_, index) => orders.get(index + 1) ?? null);
}

function orderOf(row: Row): OrderFacts {
  return {
    organisationId: row.organisation_id,
    id: row.id,
    buyerId: row.buyer_id,
    subscriberId: row.subscriber_id,
    provider: row.provider,
    status: row.status,
    amountMinor: BigInt(row.amount_minor),
    currency: row.currency,
    telegramId: row.telegram_id === null ? null : Number(row.telegram_id),
    graceDays: row.grace_days,
    takenBack: row.taken_back,
    providerPriceId: row.provider_price_id,
    withdrawnAt: row.withdrawn_at === null ? null : new Date(row.withdrawn_at),
    correlationId: row.correlation_id,
    subscriptionId: row.subscription_id ?? newId('subscription'),
  };
}

interface Row extends Record<string, unknown> {
  n: string;
  organisation_id: OrganisationId;
  id: OrderId;
  buyer_id: BuyerId;
  subscriber_id: SubscriberId;
  provider: OrderFacts['provider'];
  status: OrderFacts['status'];
  amount_minor: string;
  currency: string;
  telegram_id: string | null;
  grace_days: number;
  taken_back: boolean;
  provider_price_id: string | null;
  withdrawn_at: string | null;
  correlation_id: string;
  subscription_id: SubscriptionId | null;
}
