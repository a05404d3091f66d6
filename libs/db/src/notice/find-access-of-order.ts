import type {
  AccessId,
  OrderId,
  OrganisationId,
  PaymentId,
  RefundId,
  SubscriberId,
} from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** Whom something about an order is told, and by which of their accesses. */
export interface ToldOfOrder {
  subscriberId: SubscriberId;
  accessId: AccessId;
}

/** The access through which a person is told of their order: one that they have, before one that is over. Null: there is none. */
export async function findAccessOfOrder(
  db: Db,
  of: { organisationId: OrganisationId; orderId: OrderId },
): Promise<ToldOfOrder | null> {
  const [row] = await db.execute<{ subscriber_id: SubscriberId; access_id: AccessId }>(sql`
    select a.subscriber_id, a.id as access_id from "order" o
    join order_line l on l.organisation_id = o.organisation_id and l.order_id = o.id
    join channel_access a on a.organisation_id = o.organisation_id and a.subscriber_id = o.subscriber_id and a.channel_id = l.deliverable_id
    where o.organisation_id = ${of.organisationId} and o.id = ${of.orderId}
    order by a.state in ('PENDING', 'GRANTED') desc, a.id limit 1`);
  return row ? { subscriberId: row.subscriber_id, accessId: row.access_id } : null;
}

/** The refunds of a payment that were made since a moment and have not failed. */
export async function listRefundsToTell(
  db: Db,
  of: { organisationId: OrganisationId; paymentId: PaymentId; since: Date },
): Promise<RefundId[]> {
  const rows = await db.execute<{ id: RefundId }>(sql`
    select id from refund where organisation_id = ${of.organisationId} and payment_id = ${of.paymentId}
      and status in ('succeeded', 'pending') and created_at > ${of.since.toISOString()} order by id`);
  return rows.map(({ id }) => id);
}
