import type { OrganisationId } from '@latchkey/contracts/ids';
import { roles } from '@latchkey/contracts/permissions';
import { pgEnum, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { user } from './auth.ts';
import { id, instant, telegramId } from './columns.ts';
import { organisation } from './organisation.ts';

export const memberRole = pgEnum('member_role', roles);

/** Somebody who runs an organisation, with a role and, once linked, a Telegram account. */
export const member = pgTable(
  'member',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    role: memberRole('role').notNull(),
    /** Only a chat whose admin is this person can be connected by this person. */
    telegramId: telegramId('telegram_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.organisationId] }),
    uniqueIndex('member_telegram').on(t.telegramId, t.organisationId),
  ],
);
