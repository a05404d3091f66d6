import type { ErasureRequestId, OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant, telegramId } from './columns.ts';
import { organisation } from './organisation.ts';

/** Somebody asks to be erased (GDPR, article 17), and has shown that it is they. The seller has a month. */
export const erasureRequest = pgTable(
  'erasure_request',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    id: id<ErasureRequestId>('id').notNull(),
    email: text('email'),
    telegramId: telegramId('telegram_id'),
    locale: text('locale').$type<Locale>().notNull(),
    requestedAt: instant('requested_at').notNull(),
    answeredAt: instant('answered_at'),
    correlationId: text('correlation_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.id, t.organisationId] })],
);
