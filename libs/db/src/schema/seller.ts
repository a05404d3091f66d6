import type { OrganisationId } from '@latchkey/contracts/ids';
import { boolean, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { organisation } from './organisation.ts';

/** Who sells, as buyers are told. Without a row nobody has said it yet. */
export const seller = pgTable('seller', {
  organisationId: id<OrganisationId>('organisation_id')
    .primaryKey()
    .references(() => organisation.id),
  legalName: text('legal_name').notNull(),
  address: text('address').notNull(),
  country: text('country').notNull(),
  email: text('email').notNull(),
  phone: text('phone'),
  register: text('register'),
  vatId: text('vat_id'),
  trader: boolean('trader').notNull(),
  vatExempt: boolean('vat_exempt').notNull(),
  updatedAt: instant('updated_at').notNull(),
});
