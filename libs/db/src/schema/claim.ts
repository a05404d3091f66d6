import type { ClaimId, OrderId, OrganisationId } from '@latchkey/contracts/ids';
import { foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant, telegramId } from './columns.ts';
import { order } from './order.ts';

/** A single-use link by which a buyer tells who will enter. Only the token's hash is kept. */
export const claim = pgTable(
  'claim',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<ClaimId>('id').notNull(),
    orderId: id<OrderId>('order_id').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    usedByTelegramId: telegramId('used_by_telegram_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    index('claim_order').on(t.orderId, t.organisationId),
    foreignKey({ columns: [t.organisationId, t.orderId], foreignColumns: [order.organisationId, order.id] }),
  ],
);
