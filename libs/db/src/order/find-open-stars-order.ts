import type { OrderId, OrganisationId, PlanPriceId } from '@latchkey/contracts/ids';
import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { order } from '../schema/order.ts';
import { subscriber } from '../schema/subscriber.ts';

/** The order that this person has begun at this price in Stars and not paid: asking again makes no second one. */
export async function findOpenStarsOrder(
  db: Db,
  organisationId: OrganisationId,
  { telegramId, priceId }: { telegramId: number; priceId: PlanPriceId },
): Promise<OrderId | null> {
  const [row] = await db
    .select({ id: order.id })
    .from(order)
    .innerJoin(
      subscriber,
      and(eq(subscriber.organisationId, order.organisationId), eq(subscriber.id, order.subscriberId)),
    )
    .where(
      and(
        eq(order.organisationId, organisationId),
        eq(subscriber.telegramId, telegramId),
        eq(order.planPriceId, priceId),
        eq(order.status, 'open'),
      ),
    )
    .orderBy(desc(order.id))
    .limit(1);
  return row?.id ?? null;
}
