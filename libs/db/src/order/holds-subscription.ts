import type { OrganisationId, PlanId } from '@latchkey/contracts/ids';
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { order } from '../schema/order.ts';
import { planVersion } from '../schema/plan-version.ts';
import { source } from '../schema/source.ts';
import { subscriber } from '../schema/subscriber.ts';
import { subscription } from '../schema/subscription.ts';

/** Whether this person has a subscription of this plan that goes on by itself. One that is cancelled may be bought again. */
export async function holdsSubscription(
  db: Db,
  organisationId: OrganisationId,
  { telegramId, planId, at }: { telegramId: number; planId: PlanId; at: Date },
): Promise<boolean> {
  const [row] = await db
    .select({ id: subscription.id })
    .from(subscriber)
    .innerJoin(
      source,
      and(eq(source.organisationId, subscriber.organisationId), eq(source.subscriberId, subscriber.id)),
    )
    .innerJoin(
      subscription,
      and(eq(subscription.organisationId, source.organisationId), eq(subscription.id, source.subscriptionId)),
    )
    .innerJoin(
      order,
      and(eq(order.organisationId, subscription.organisationId), eq(order.id, subscription.orderId)),
    )
    .innerJoin(
      planVersion,
      and(eq(planVersion.organisationId, order.organisationId), eq(planVersion.id, order.planVersionId)),
    )
    .where(
      and(
        eq(subscriber.organisationId, organisationId),
        eq(subscriber.telegramId, telegramId),
        eq(planVersion.planId, planId),
        sql`${subscription.status} in ('active', 'trialing', 'past_due')`,
        isNull(subscription.cancelAt),
        isNull(subscription.endedAt),
        or(isNull(subscription.paidThrough), gt(subscription.paidThrough, at)),
      ),
    )
    .limit(1);
  return row !== undefined;
}
