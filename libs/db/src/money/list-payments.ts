import type { OrderId, OrganisationId, PaymentId, SubscriberId } from '@latchkey/contracts/ids';
import { and, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { buyer } from '../schema/buyer.ts';
import { dispute } from '../schema/dispute.ts';
import { forLists } from '../schema/for-lists.ts';
import { order } from '../schema/order.ts';
import { payment } from '../schema/payment.ts';
import { plan } from '../schema/plan.ts';
import { planVersion } from '../schema/plan-version.ts';
import { refund } from '../schema/refund.ts';
import { subscriber } from '../schema/subscriber.ts';
import type { MoneyWindow } from './money-window.ts';

export interface ListedPayment {
  payment: typeof payment.$inferSelect;
  subscriberId: SubscriberId;
  firstName: string | null;
  username: string | null;
  email: string | null;
  plan: string;
  refunds: (typeof refund.$inferSelect)[];
  disputes: (typeof dispute.$inferSelect)[];
}

/** `refunded`: in full; `disputed`: at any time; `paid`: nothing of it was taken back. */
export type PaymentStatus = 'paid' | 'refunded' | 'partly_refunded' | 'disputed';

export interface PaymentFilter extends MoneyWindow {
  orderId?: OrderId | undefined;
  subscriberId?: SubscriberId | undefined;
  status?: PaymentStatus | undefined;
}

/** Payments of an organisation, newest first, with what was taken back of each. */
export async function listPayments(
  db: Db,
  organisationId: OrganisationId,
  filter: PaymentFilter,
  page: { limit: number; after: PaymentId | null },
): Promise<ListedPayment[]> {
  const rows = await db
    .select({
      payment,
      subscriberId: order.subscriberId,
      firstName: subscriber.firstName,
      username: subscriber.username,
      email: buyer.email,
      plan: plan.name,
    })
    .from(payment)
    .innerJoin(order, and(eq(order.organisationId, payment.organisationId), eq(order.id, payment.orderId)))
    .innerJoin(
      subscriber,
      and(eq(subscriber.organisationId, order.organisationId), eq(subscriber.id, order.subscriberId)),
    )
    .innerJoin(buyer, and(eq(buyer.organisationId, order.organisationId), eq(buyer.id, order.buyerId)))
    .innerJoin(
      planVersion,
      and(eq(planVersion.organisationId, order.organisationId), eq(planVersion.id, order.planVersionId)),
    )
    .innerJoin(
      plan,
      and(eq(plan.organisationId, planVersion.organisationId), eq(plan.id, planVersion.planId)),
    )
    .where(
      and(
        eq(payment.organisationId, organisationId),
        forLists(payment.id),
        filter.orderId && eq(payment.orderId, filter.orderId),
        filter.subscriberId && eq(order.subscriberId, filter.subscriberId),
        filter.from ? gte(payment.paidAt, new Date(filter.from)) : undefined,
        filter.to ? lt(payment.paidAt, new Date(filter.to)) : undefined,
        filter.currency ? eq(payment.currency, filter.currency) : undefined,
        filter.status && statuses[filter.status],
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

const refunded = sql`coalesce((select sum(f.amount_minor) from refund f where f.organisation_id = ${payment.organisationId}
  and f.payment_id = ${payment.id} and f.status not in ('failed', 'canceled')), 0)`;
const disputed = sql`exists (select from dispute d where d.organisation_id = ${payment.organisationId} and d.payment_id = ${payment.id})`;

const statuses: Record<PaymentStatus, SQL> = {
  paid: sql`${refunded} = 0 and not ${disputed}`,
  refunded: sql`${refunded} >= ${payment.amountMinor} and ${payment.amountMinor} > 0`,
  partly_refunded: sql`${refunded} > 0 and ${refunded} < ${payment.amountMinor}`,
  disputed,
};
