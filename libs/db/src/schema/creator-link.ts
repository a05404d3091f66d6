import type { OrganisationId } from '@latchkey/contracts/ids';
import { foreignKey, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant, telegramId } from './columns.ts';
import { member } from './member.ts';

/** A single-use link by which a member shows which Telegram account is theirs. Only the token's hash is kept. */
export const creatorLink = pgTable(
  'creator_link',
  {
    tokenHash: text('token_hash').primaryKey(),
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    userId: text('user_id').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    usedByTelegramId: telegramId('used_by_telegram_id'),
  },
  (t) => [
    foreignKey({
      columns: [t.organisationId, t.userId],
      foreignColumns: [member.organisationId, member.userId],
    }).onDelete('cascade'),
  ],
);
