import type { MemberSessionId, OrganisationId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant, telegramId } from './columns.ts';
import { organisation } from './organisation.ts';

/**
 * A buyer on the member's page of one organisation, without a password: whoever holds the link has it for a short while.
 * All its times are wall time. Only the token's hash is kept; the code is derived from the session and never written.
 */
export const memberSession = pgTable(
  'member_session',
  {
    organisationId: id<OrganisationId>('organisation_id')
      .notNull()
      .references(() => organisation.id),
    id: id<MemberSessionId>('id').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    /** Who it is: an address in small letters, a Telegram identity, or both. */
    email: text('email'),
    telegramId: telegramId('telegram_id'),
    locale: text('locale').$type<Locale>().notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Until when it counts as shown that the person is there, and not only their link. */
    provenUntil: instant('proven_until'),
    /** How many codes it has asked for: each makes the one before void. */
    codeNumber: integer('code_number').notNull().default(0),
    codeExpiresAt: instant('code_expires_at'),
    /** Where the present code went; null: the bot says it. Personal data, as is the next. */
    codeEmail: text('code_email'),
    /** The address that was shown to be read, until `provenUntil`; null: none, the code was the bot's. */
    provenEmail: text('proven_email'),
    /** Wrong tries at the present code. */
    codeTries: integer('code_tries').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.organisationId] }),
    index('member_session_expiry').on(t.expiresAt),
    check('member_session_who', sql`num_nonnulls(${t.email}, ${t.telegramId}) > 0`),
  ],
);
