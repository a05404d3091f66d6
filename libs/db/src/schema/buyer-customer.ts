import type { BuyerId, OrganisationId } from '@latchkey/contracts/ids';
import { boolean, foreignKey, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { buyer } from './buyer.ts';
import { id } from './columns.ts';

/** A buyer's customer id on a connected account. */
export const buyerCustomer = pgTable(
  'buyer_customer',
  {
    account: text('account').notNull(),
    livemode: boolean('livemode').notNull(),
    customerId: text('customer_id').notNull(),
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    buyerId: id<BuyerId>('buyer_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.account, t.livemode, t.customerId] }),
    foreignKey({ columns: [t.organisationId, t.buyerId], foreignColumns: [buyer.organisationId, buyer.id] }),
  ],
);
