import type { OrderId, OrganisationId, PaymentId, SubscriptionId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';

/** A payment in Stars as it is on file. */
export interface StarsPaymentOnFile {
  id: PaymentId;
  orderId: OrderId;
  subscriptionId: SubscriptionId | null;
  chargeId: string;
  stars: bigint;
  paidThrough: Date | null;
}

/** The payment of this charge at a bot of the organisation; null: we have not heard of it. */
export async function findPayment(
  db: Db,
  of: { organisationId: OrganisationId; botTelegramId: number; chargeId: string },
): Promise<StarsPaymentOnFile | null> {
  const [row] = await db.execute<{
    id: PaymentId;
    order_id: OrderId;
    subscription_id: SubscriptionId | null;
    amount_minor: string;
    paid_through: string | null;
  }>(sql`
    select id, order_id, subscription_id, amount_minor, paid_through from payment
    where provider = 'stars' and account = ${String(of.botTelegramId)} and livemode and provider_id = ${of.chargeId}
      and organisation_id = ${of.organisationId}`);
  if (!row) return null;
  return {
    id: row.id,
    orderId: row.order_id,
    subscriptionId: row.subscription_id,
    chargeId: of.chargeId,
    stars: BigInt(row.amount_minor),
    paidThrough: row.paid_through === null ? null : new Date(row.paid_through),
  };
}
