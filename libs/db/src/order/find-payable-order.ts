import type { ChannelId, OrderId, OrganisationId } from '@latchkey/contracts/ids';
import { and, count, eq, max, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { order } from '../schema/order.ts';
import { payment } from '../schema/payment.ts';
import { plan } from '../schema/plan.ts';
import { planVersion } from '../schema/plan-version.ts';
import { subscriber } from '../schema/subscriber.ts';

/** What decides whether an order in Stars may be paid now; null when the organisation has no such order. */
export async function findPayableOrder(db: Db, organisationId: OrganisationId, orderId: OrderId) {
  const [row] = await db
    .select({
      payerTelegramId: subscriber.telegramId,
      amountMinor: order.amountMinor,
      currency: order.currency,
      interval: planVersion.interval,
      archivedAt: plan.archivedAt,
      /** The plan is sold at this price still. */
      priceStands: sql<boolean>`exists (select from plan_price r where r.organisation_id = ${order.organisationId}
        and r.currency = ${order.currency} and r.amount_minor = ${order.amountMinor} and r.plan_version_id = (
          select v.id from plan_version v where v.organisation_id = ${order.organisationId} and v.plan_id = ${plan.id}
          order by v.version desc limit 1))`,
      channelIds: sql<ChannelId[]>`array(select l.deliverable_id from order_line l
        where l.organisation_id = ${order.organisationId} and l.order_id = ${order.id})`,
      payments: count(payment.id),
      paidThrough: max(payment.paidThrough),
    })
    .from(order)
    .innerJoin(
      subscriber,
      and(eq(subscriber.organisationId, order.organisationId), eq(subscriber.id, order.subscriberId)),
    )
    .innerJoin(
      planVersion,
      and(eq(planVersion.organisationId, order.organisationId), eq(planVersion.id, order.planVersionId)),
    )
    .innerJoin(plan, and(eq(plan.organisationId, order.organisationId), eq(plan.id, planVersion.planId)))
    .leftJoin(payment, and(eq(payment.organisationId, order.organisationId), eq(payment.orderId, order.id)))
    .where(and(eq(order.organisationId, organisationId), eq(order.id, orderId), eq(order.provider, 'stars')))
    .groupBy(
      order.organisationId,
      order.id,
      subscriber.telegramId,
      order.amountMinor,
      order.currency,
      planVersion.interval,
      plan.id,
      plan.archivedAt,
    );
  return row ?? null;
}
