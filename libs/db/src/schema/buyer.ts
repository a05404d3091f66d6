import type { BuyerId, OrganisationId } from '@latchkey/contracts/ids';
import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { organisation } from './organisation.ts';

/** Who pays. Needs no Telegram. */
export const buyer = pgTable(
  'buyer',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    id: id<BuyerId>('id').notNull(),
    email: text('email'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    index('buyer_email').on(sql`lower(${t.email})`).where(sql`${t.email} is not null`),
  ],
);
