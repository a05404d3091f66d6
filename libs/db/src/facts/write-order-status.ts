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

/**
 * How an order stands now. A paid one stays paid: what happens to the money later is told by payments and refunds. Who agreed to
 * terms on our page is promised the confirmation of the contract by mail (Directive 2011/83/EU, article 8(7)); the sweep has it sent.
 */
export function writeOrderStatus(db: Db, order: OrderFacts, change: Change): Promise<void> {
  return gather(db, writeAll, { order, change });
}

async function writeAll(
  db: Db,
  changes: readonly { order: OrderFacts; change: Change }[],
): Promise<undefined[]> {
  await db.execute(setSql`
    with changed as (
      update "order" o set status = c.status, paid_at = coalesce(o.paid_at, c.paid_at),
        payment_intent_id = coalesce(o.payment_intent_id, c.payment_intent_id)
      from unnest(${listOf(changes, ({ order }) => order.organisationId)},
      ${listOf(changes, ({ order }) => order.id)},
      ${listOf(changes, ({ change }) => change.status)}::order_status[],
      ${listOf(changes, ({ change }) => change.paidAt)}::timestamptz[],
      ${listOf(changes, ({ change }) => change.paymentIntentId ?? null)})
      as c (organisation_id, order_id, status, paid_at, payment_intent_id)
      where o.organisation_id = c.organisation_id and o.id = c.order_id and o.status <> 'paid'
      returning o.organisation_id, o.id, o.buyer_id, o.status, o.paid_at, o.correlation_id
    )
    insert into buyer_mail (organisation_id, id, kind, email, locale, about, occasion, correlation_id, created_at, due_at)
    select o.organisation_id, 'bml_' || substr(o.id, 5), 'purchase', b.email, k.locale, o.id, 'purchase ' || o.id, o.correlation_id,
      o.paid_at, o.paid_at
    from changed o
    join order_consent k on k.organisation_id = o.organisation_id and k.order_id = o.id
    join buyer b on b.organisation_id = o.organisation_id and b.id = o.buyer_id and b.email is not null
    where o.status = 'paid'
    on conflict do nothing`);
  return changes.map(() => undefined);
}
