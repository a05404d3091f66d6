import { listOrderAccesses } from '@latchkey/db/order/list-order-accesses';
import { wayIn } from '../access/way-in.ts';
import type { Deps } from '../deps.ts';
import { knownCreator } from '../shop/known-creator.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { visibleOrder } from './visible-order.ts';

/** How an order stands: what the page after payment follows. */
export function checkoutStatus({ database }: Deps): UseCases['checkout']['status'] {
  return async (call, { orderId }) => {
    const order = await visibleOrder(database.db, call, orderId, 'access:read');
    const [accesses, { slug, name }] = await Promise.all([
      listOrderAccesses(database.db, order.organisationId, orderId),
      knownCreator(database.db, order.organisationId),
    ]);
    return {
      orderId,
      creator: { slug, name },
      status: order.status,
      claimed: order.telegramId !== null,
      accesses: accesses.map((row) => ({ channel: row.channel, state: row.state, wayIn: wayIn(row) })),
    };
  };
}
