import type { BuyerId, OrderId, SubscriberId } from '@latchkey/contracts/ids';
import type { Db } from '../../connect-database.ts';
import { newId } from '../../new-id.ts';
import { buyer } from '../../schema/buyer.ts';
import { order } from '../../schema/order.ts';
import { orderLine } from '../../schema/order-line.ts';
import type { MintedOrganisation } from './mint-organisation.ts';
import type { MintedPlan } from './mint-plan.ts';
import { mintSubscriber } from './mint-subscriber.ts';

export interface MintedOrder {
  orderId: OrderId;
  buyerId: BuyerId;
  subscriberId: SubscriberId;
}

/**
 * An open order of a plan, by a buyer of its own: for a subscriber who is there, for a new one with that Telegram
 * identity, or (null) for a placeholder.
 */
export async function mintOrder(
  db: Db,
  of: MintedOrganisation,
  made: { at: Date; plan: MintedPlan; for: { subscriberId: SubscriberId } | { telegramId: number | null } },
): Promise<MintedOrder> {
  const { organisationId } = of;
  const { plan, at: createdAt } = made;
  const [orderId, buyerId] = [newId('order'), newId('buyer')];
  const subscriberId =
    'subscriberId' in made.for
      ? made.for.subscriberId
      : await mintSubscriber(db, organisationId, { at: createdAt, telegramId: made.for.telegramId });
  const stars = plan.kind === 'stars';
  await db.insert(buyer).values({ organisationId, id: buyerId, createdAt });
  await db.insert(order).values({
    organisationId,
    id: orderId,
    buyerId,
    subscriberId,
    planVersionId: plan.planVersionId,
    planPriceId: plan.planPriceId,
    provider: stars ? 'stars' : 'stripe',
    stripeAccountId: stars ? null : of.stripeAccountId,
    livemode: stars,
    amountMinor: plan.amountMinor,
    currency: plan.currency,
    correlationId: `cor_${orderId}`,
    createdAt,
  });
  for (const deliverableId of plan.channelIds) {
    const id = newId('orderLine');
    await db
      .insert(orderLine)
      .values({ organisationId, id, orderId, deliverableKind: 'channel', deliverableId });
  }
  return { orderId, buyerId, subscriberId };
}
