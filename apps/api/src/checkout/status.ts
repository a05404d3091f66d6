import { listOrderAccesses } from '@latchkey/db/order/list-order-accesses';
import { wayIn } from '../access/way-in.ts';
import type { Deps } from '../deps.ts';
import type { UseCases } from '../trpc/use-cases.ts';
import { visibleOrder } from './visible-order.ts';

/** How an order stands: what the page after payment follows. */
export function checkoutStatus({ database }: Deps): UseCases['checkout']['status'] {
  return async (call, { orderId }) => {
    const order = await visibleOrder(database.db, call, orderId, 'access:read');
    const accesses = await listOrderAccesses(database.db, order.organisationId, orderId);
    return {
      orderId,
      status: order.status,
      claimed: order.telegramId !== null,
      accesses: accesses.map((row) => ({ channel: row.channel, state: row.state, wayIn: wayIn(row) })),
    };
  };
}
