import type { LegalTextId, OrderId, OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { foreignKey, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { legalText } from './legal-text.ts';
import { order } from './order.ts';

/**
 * What the buyer agreed to before ordering: that the service begins at once (Directive 2011/83/EU, articles 7(3) and 8(8)),
 * by which wording, and under which terms and information about withdrawal. Written with the order, before any checkout.
 */
export const orderConsent = pgTable(
  'order_consent',
  {
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    orderId: id<OrderId>('order_id').notNull(),
    locale: text('locale').$type<Locale>().notNull(),
    consentTextId: id<LegalTextId>('consent_text_id').notNull(),
    termsTextId: id<LegalTextId>('terms_text_id').notNull(),
    withdrawalTextId: id<LegalTextId>('withdrawal_text_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.organisationId] }),
    foreignKey({ columns: [t.organisationId, t.orderId], foreignColumns: [order.organisationId, order.id] }),
    foreignKey({
      columns: [t.organisationId, t.consentTextId],
      foreignColumns: [legalText.organisationId, legalText.id],
    }),
    foreignKey({
      columns: [t.organisationId, t.termsTextId],
      foreignColumns: [legalText.organisationId, legalText.id],
    }),
    foreignKey({
      columns: [t.organisationId, t.withdrawalTextId],
      foreignColumns: [legalText.organisationId, legalText.id],
    }),
  ],
);
