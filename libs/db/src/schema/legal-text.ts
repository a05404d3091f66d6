import type { LegalTextId, OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { legalTextKinds } from '@latchkey/contracts/shop/legal';
import { boolean, integer, pgEnum, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { organisation } from './organisation.ts';

export const legalTextKind = pgEnum('legal_text_kind', legalTextKinds);

/** A text as somebody wrote it or agreed to it. Never changed: another wording is another version (trigger). */
export const legalText = pgTable(
  'legal_text',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    id: id<LegalTextId>('id').notNull(),
    kind: legalTextKind('kind').notNull(),
    locale: text('locale').$type<Locale>().notNull(),
    version: integer('version').notNull(),
    body: text('body').notNull(),
    /** Filled in from a template; it goes on following the template and the seller's identity. */
    fromTemplate: boolean('from_template').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    unique('legal_text_version').on(t.organisationId, t.kind, t.locale, t.version),
  ],
);
