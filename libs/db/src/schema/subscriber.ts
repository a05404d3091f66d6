import type { OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant, telegramId } from './columns.ts';
import { forLists } from './for-lists.ts';
import { organisation } from './organisation.ts';

/** Who enters: one Telegram identity in one organisation or, until claimed, a placeholder without one. */
export const subscriber = pgTable(
  'subscriber',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    id: id<SubscriberId>('id').notNull(),
    telegramId: telegramId('telegram_id'),
    firstName: text('first_name'),
    username: text('username'),
    languageCode: text('language_code'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    index('subscriber_listed').on(t.organisationId, t.id).where(forLists(t.id)),
    unique('subscriber_identity').on(t.telegramId, t.organisationId),
  ],
);
