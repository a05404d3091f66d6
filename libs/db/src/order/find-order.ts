import type { OrderId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { order } from '../schema/order.ts';
import { subscriber } from '../schema/subscriber.ts';

/** An order by its id alone, which tells whose it is. The caller decides who may see it. */
export async function findOrder(db: Db, orderId: OrderId) {
  const [row] = await db
    .select({
      id: order.id,
      organisationId: order.organisationId,
      status: order.status,
      browserHash: order.browserHash,
      telegramId: subscriber.telegramId,
    })
    .from(order)
    .innerJoin(
      subscriber,
      and(eq(subscriber.organisationId, order.organisationId), eq(subscriber.id, order.subscriberId)),
    )
    .where(eq(order.id, orderId));
  return row ?? null;
}
