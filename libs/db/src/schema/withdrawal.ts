import type { OrderId, OrganisationId, WithdrawalId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { type WithdrawalAct, withdrawalStates } from '@latchkey/contracts/member/withdrawal-act';
import type { WithdrawalRefund } from '@latchkey/contracts/shop/legal';
import { sql } from 'drizzle-orm';
import { foreignKey, index, jsonb, pgEnum, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { order } from './order.ts';

export const withdrawalState = pgEnum('withdrawal_state', withdrawalStates);

/**
 * A buyer's statement that they withdraw from a contract: its receipt at this moment is the fact that ends the order's
 * sources. What has to be done about the money is fixed with it and carried out behind a promise.
 */
export const withdrawal = pgTable(
  'withdrawal',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    id: id<WithdrawalId>('id').notNull(),
    orderId: id<OrderId>('order_id').notNull(),
    /** As stated; personal data. */
    name: text('name').notNull(),
    email: text('email').notNull(),
    locale: text('locale').$type<Locale>().notNull(),
    refund: text('refund').$type<WithdrawalRefund>().notNull(),
    state: withdrawalState('state').notNull(),
    acts: jsonb('acts').$type<WithdrawalAct[]>().notNull(),
    receivedAt: instant('received_at').notNull(),
    /** When the sweep looks after what is not settled. */
    dueAt: instant('due_at'),
    correlationId: text('correlation_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('withdrawal_order').on(t.orderId, t.organisationId),
    index('withdrawal_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    foreignKey({ columns: [t.organisationId, t.orderId], foreignColumns: [order.organisationId, order.id] }),
  ],
);
