import type { ChargePayment } from '@latchkey/contracts/facts/charge-fact';
import type { OrderId, OrganisationId, SubscriptionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

export interface OrderOfCharge {
  orderId: OrderId;
  /** Null: paid once, or its subscription is not on file yet. */
  subscriptionId: SubscriptionId | null;
  /** Whether the money is on file already. */
  known: boolean;
}

/**
 * The order that a charge paid: by the payment on file, else by its subscription, else as the provider's marks say. Null:
 * nothing of ours. Nothing is locked.
 */
export async function findOrderOfCharge(
  db: Db,
  of: { organisationId: OrganisationId; account: string; livemode: boolean; payment: ChargePayment },
): Promise<OrderOfCharge | null> {
  const { payment } = of;
  const here = (table: 'p' | 'u') => {
    const t = sql.identifier(table);
    return sql`${t}.organisation_id = ${of.organisationId} and ${t}.provider = 'stripe' and ${t}.account = ${of.account} and ${t}.livemode = ${of.livemode}`;
  };
  const [row] = await db.execute<{
    paid: OrderId | null;
    subscribed: OrderId | null;
    subscription_id: SubscriptionId | null;
  }>(sql`
    select p.order_id as paid, u.order_id as subscribed, u.id as subscription_id
    from (select) as one
    left join payment p on ${here('p')} and p.provider_id = ${payment.providerId}
    left join subscription u on ${here('u')} and u.provider_id = ${payment.carrier.objectId}`);
  const orderId = row?.paid ?? row?.subscribed ?? payment.orderId;
  return orderId && { orderId, subscriptionId: row?.subscription_id ?? null, known: Boolean(row?.paid) };
}
