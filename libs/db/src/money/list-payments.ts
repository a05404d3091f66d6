import type { OrderId, OrganisationId, PaymentId, SubscriberId } from '@latchkey/contracts/ids';
import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { dispute } from '../schema/dispute.ts';
import { order } from '../schema/order.ts';
import { payment } from '../schema/payment.ts';
import { refund } from '../schema/refund.ts';

export interface ListedPayment {
  payment: typeof payment.$inferSelect;
  subscriberId: SubscriberId;
  refunds: (typeof refund.$inferSelect)[];
  disputes: (typeof dispute.$inferSelect)[];
}

/** Payments of an organisation, newest first, with what was taken back of each. */
export async function listPayments(
  db: Db,
  organisationId: OrganisationId,
  filter: { orderId?: OrderId | undefined; subscriberId?: SubscriberId | undefined },
  page: { limit: number; after: PaymentId | null },
): Promise<ListedPayment[]> {
  const rows = await db
    .select({ payment, subscriberId: order.subscriberId })
    .from(payment)
    .innerJoin(order, and(eq(order.organisationId, payment.organisationId), eq(order.id, payment.orderId)))
    .where(
      and(
        eq(payment.organisationId, organisationId),
        filter.orderId && eq(payment.orderId, filter.orderId),
        filter.subscriberId && eq(order.subscriberId, filter.subscriberId),
        page.after ? lt(payment.id, page.after) : undefined,
      ),
    )
    .orderBy(desc(payment.id))
    .limit(page.limit);
  const ids = rows.map((row) => row.payment.id);
  if (ids.length === 0) return [];
  const [refunds, disputes] = await Promise.all([
    db
      .select()
      .from(refund)
      .where(and(eq(refund.organisationId, organisationId), inArray(refund.paymentId, ids)))
      .orderBy(refund.createdAt, refund.id),
    db
      .select()
      .from(dispute)
      .where(and(eq(dispute.organisationId, organisationId), inArray(dispute.paymentId, ids)))
      .orderBy(dispute.createdAt, dispute.id),
  ]);
  return rows.map((row) => ({
    ...row,
    refunds: refunds.filter(({ paymentId }) => paymentId === row.payment.id),
    disputes: disputes.filter(({ paymentId }) => paymentId === row.payment.id),
  }));
}
