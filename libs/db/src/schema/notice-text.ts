import type { OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';
import { organisation } from './organisation.ts';

/** An organisation's own words for a message to its subscribers; without a row ours are sent. */
export const noticeText = pgTable(
  'notice_text',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    /** Which message, by its name in `noticeTexts`. */
    name: text('name').notNull(),
    locale: text('locale').$type<Locale>().notNull(),
    body: text('body').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.name, t.locale] })],
);
