import type { AccessCodeId, OrderId, OrganisationId } from '@latchkey/contracts/ids';
import { foreignKey, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { accessCode } from './access-code.ts';
import { id, instant } from './columns.ts';
import { order } from './order.ts';

/** An order that a code made: once for each person, or for each browser of somebody who is not known yet. */
export const accessCodeUse = pgTable(
  'access_code_use',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    accessCodeId: id<AccessCodeId>('access_code_id').notNull(),
    /** Who: `telegram:<id>`, or `browser:<hash>`. */
    usedBy: text('used_by').notNull(),
    orderId: id<OrderId>('order_id').notNull(),
    usedAt: instant('used_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accessCodeId, t.usedBy, t.organisationId] }),
    unique('access_code_use_order').on(t.orderId, t.organisationId),
    foreignKey({
      columns: [t.organisationId, t.accessCodeId],
      foreignColumns: [accessCode.organisationId, accessCode.id],
    }),
    foreignKey({ columns: [t.organisationId, t.orderId], foreignColumns: [order.organisationId, order.id] }),
  ],
);
