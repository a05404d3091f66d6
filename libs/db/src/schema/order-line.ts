import type { ChannelId, OrderId, OrderLineId, OrganisationId } from '@latchkey/contracts/ids';
import { foreignKey, index, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { channel } from './channel.ts';
import { id } from './columns.ts';
import { deliverableKind } from './deliverable.ts';
import { order } from './order.ts';

/** One thing that an order delivers. */
export const orderLine = pgTable(
  'order_line',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<OrderLineId>('id').notNull(),
    orderId: id<OrderId>('order_id').notNull(),
    deliverableKind: deliverableKind('deliverable_kind').notNull(),
    deliverableId: id<ChannelId>('deliverable_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    index('order_line_order').on(t.orderId, t.organisationId),
    foreignKey({ columns: [t.organisationId, t.orderId], foreignColumns: [order.organisationId, order.id] }),
    foreignKey({
      columns: [t.organisationId, t.deliverableId],
      foreignColumns: [channel.organisationId, channel.id],
    }),
  ],
);
