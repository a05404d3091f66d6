import type { BuyerId, OrderId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

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
  /** Money of it was taken back, or is disputed, or a source of it was ended: its sources' end must be found out anew. */
  takenBack: boolean;
  /** Follows the purchase from its checkout through all processes. */
  correlationId: string;
}

/**
 * The order of an organisation, or null when there is none: then the provider's object is not ours. Locked so that what
 * hangs on it is not written by two at once, in a way that rows which only refer to it can be written beside.
 */
export async function loadOrder(
  db: Db,
  of: { organisationId: OrganisationId; orderId: OrderId },
): Promise<OrderFacts | null> {
  // Locked first and read by a statement of its own: while we wait for the lock a claim may give the order another
  // subscriber, and a join begun before the wait would then find nothing.
  const [, [row]] = await Promise.all([
    db.execute(
      sql`select from "order" where organisation_id = ${of.organisationId} and id = ${of.orderId} for no key update`,
    ),
    db.execute<Row>(sql`
      select o.id, o.buyer_id, o.subscriber_id, o.provider, o.status, o.amount_minor, o.currency, s.telegram_id, g.grace_days, o.correlation_id,
        exists (select from payment p where p.organisation_id = o.organisation_id and p.order_id = o.id
          and (exists (select from refund f where f.organisation_id = p.organisation_id and f.payment_id = p.id)
            or exists (select from dispute d where d.organisation_id = p.organisation_id and d.payment_id = p.id)))
        or exists (select from order_line l join source e on e.organisation_id = l.organisation_id and e.order_line_id = l.id
          where l.organisation_id = o.organisation_id and l.order_id = o.id and e.ended_at is not null) as taken_back
      from "order" o
      join organisation g on g.id = o.organisation_id
      join subscriber s on s.organisation_id = o.organisation_id and s.id = o.subscriber_id
      where o.organisation_id = ${of.organisationId} and o.id = ${of.orderId}`),
  ]);
  if (!row) return null;
  return {
    organisationId: of.organisationId,
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
    correlationId: row.correlation_id,
  };
}

interface Row extends Record<string, unknown> {
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
  correlation_id: string;
}
