import type { RevokeReason } from '@latchkey/contracts/access/reasons';
import { sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import type { OrderFacts } from '../facts/load-order.ts';

/** Ends what an order has opened, because its payment went back. What has ended already keeps its reason. */
export async function endSources(
  db: Db,
  order: OrderFacts,
  end: { endedAt: Date; endReason: RevokeReason },
): Promise<void> {
  await db.execute(sql`
    update source s set ended_at = ${end.endedAt.toISOString()}, end_reason = ${end.endReason}
    from order_line l
    where l.organisation_id = ${order.organisationId} and l.order_id = ${order.id}
      and s.organisation_id = l.organisation_id and s.order_line_id = l.id and s.ended_at is null`);
}
