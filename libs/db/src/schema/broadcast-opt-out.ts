import type { OrganisationId } from '@latchkey/contracts/ids';
import { pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { id, instant, telegramId } from './columns.ts';
import { organisation } from './organisation.ts';

/** Who wants no broadcasts of an organisation. What concerns their membership they are told all the same. */
export const broadcastOptOut = pgTable(
  'broadcast_opt_out',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    telegramId: telegramId('telegram_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.telegramId, t.organisationId] })],
);
