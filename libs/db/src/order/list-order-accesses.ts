import type { OrderId, OrganisationId } from '@latchkey/contracts/ids';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { channel } from '../schema/channel.ts';
import { channelAccess } from '../schema/channel-access.ts';
import { order } from '../schema/order.ts';
import { orderLine } from '../schema/order-line.ts';
import { source } from '../schema/source.ts';

/** How the accesses stand that an order's lines lead to. None before the order is paid. */
export async function listOrderAccesses(db: Db, organisationId: OrganisationId, orderId: OrderId) {
  return db
    .select({
      channel: channel.title,
      state: channelAccess.state,
      link: channel.link,
      linkState: channel.linkState,
    })
    .from(orderLine)
    .innerJoin(
      order,
      and(eq(order.organisationId, orderLine.organisationId), eq(order.id, orderLine.orderId)),
    )
    .leftJoin(
      source,
      and(eq(source.organisationId, orderLine.organisationId), eq(source.orderLineId, orderLine.id)),
    )
    .innerJoin(
      channel,
      and(eq(channel.organisationId, orderLine.organisationId), eq(channel.id, orderLine.deliverableId)),
    )
    .innerJoin(
      channelAccess,
      and(
        eq(channelAccess.organisationId, orderLine.organisationId),
        eq(channelAccess.channelId, orderLine.deliverableId),
        // A claim moves the source to the person who enters; the order keeps whom it was made for.
        eq(channelAccess.subscriberId, sql`coalesce(${source.subscriberId}, ${order.subscriberId})`),
      ),
    )
    .where(and(eq(orderLine.organisationId, organisationId), eq(orderLine.orderId, orderId)))
    .orderBy(asc(orderLine.id));
}
