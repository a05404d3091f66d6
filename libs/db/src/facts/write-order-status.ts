import type { Db } from '../connect-database.ts';
import { gather } from '../gather/gather.ts';
import { listOf } from '../gather/list-of.ts';
import { setSql } from '../gather/set-sql.ts';
import type { OrderFacts } from './load-order.ts';

interface Change {
  status: OrderFacts['status'];
  paidAt: Date | null;
  paymentIntentId?: string | null;
}

/** How an order stands now. A paid one stays paid: what happens to the money later is told by payments and refunds. */
export function writeOrderStatus(db: Db, order: OrderFacts, change: Change): Promise<void> {
  return gather(db, writeAll, { order, change });
}

async function writeAll(
  db: Db,
  changes: readonly { order: OrderFacts; change: Change }[],
): Promise<undefined[]> {
  await db.execute(setSql`
    update "order" o set status = c.status, paid_at = coalesce(o.paid_at, c.paid_at),
      payment_intent_id = coalesce(o.payment_intent_id, c.payment_intent_id)
    from unnest(${listOf(changes, ({ order }) => order.organisationId)},
      ${listOf(changes, ({ order }) => order.id)},
      ${listOf(changes, ({ change }) => change.status)}::order_status[],
      ${listOf(changes, ({ change }) => change.paidAt)}::timestamptz[],
      ${listOf(changes, ({ change }) => change.paymentIntentId ?? null)})
      as c (organisation_id, order_id, status, paid_at, payment_intent_id)
    where o.organisation_id = c.organisation_id and o.id = c.order_id and o.status <> 'paid'`);
  return changes.map(() => undefined);
}
