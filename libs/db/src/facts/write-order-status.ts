import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { OrderFacts } from './load-order.ts';

/** How an order stands now. A paid one stays paid: what happens to the money later is told by payments and refunds. */
export async function writeOrderStatus(
  db: Db,
  order: OrderFacts,
  change: { status: OrderFacts['status']; paidAt: Date | null; paymentIntentId?: string | null },
): Promise<void> {
  await db.execute(sql`
    update "order" set status = ${change.status}, paid_at = coalesce(paid_at, ${change.paidAt?.toISOString() ?? null}),
      payment_intent_id = coalesce(payment_intent_id, ${change.paymentIntentId ?? null})
    where organisation_id = ${order.organisationId} and id = ${order.id} and status <> 'paid'`);
}
