import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { OrderFacts } from '../facts/load-order.ts';

/** Opens again what a refund had ended: the order was paid anew after it. */
export async function reopenSources(db: Db, order: OrderFacts, paidAt: Date): Promise<void> {
  await db.execute(sql`
    update source s set ended_at = null, end_reason = null
    from order_line l
    where l.organisation_id = ${order.organisationId} and l.order_id = ${order.id}
      and s.organisation_id = l.organisation_id and s.order_line_id = l.id
      and s.ended_at < ${paidAt.toISOString()} and s.end_reason in ('refunded', 'disputed')`);
}
