import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { order } from '../schema/order.ts';

/** Notes the hosted checkout that was opened for an order. */
export async function saveCheckout(
  db: Db,
  organisationId: OrganisationId,
  orderId: OrderId,
  checkout: { sessionId: string; url: string; expiresAt: Date },
): Promise<void> {
  await db
    .update(order)
    .set({
      checkoutSessionId: checkout.sessionId,
      checkoutUrl: checkout.url,
      checkoutExpiresAt: checkout.expiresAt,
    })
    .where(and(eq(order.organisationId, organisationId), eq(order.id, orderId)));
}
