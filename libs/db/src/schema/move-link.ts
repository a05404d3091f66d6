import type { AccountMoveId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { foreignKey, index, pgTable, text } from 'drizzle-orm/pg-core';
import { accountMove } from './account-move.ts';
import { id, instant, telegramId } from './columns.ts';
import { subscriber } from './subscriber.ts';

/** A single-use link by which a member shows the Telegram account they move to. Only the token's hash is kept. */
export const moveLink = pgTable(
  'move_link',
  {
    tokenHash: text('token_hash').primaryKey(),
    organisationId: id<OrganisationId>('organisation_id').notNull(),
    subscriberId: id<SubscriberId>('subscriber_id').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    usedByTelegramId: telegramId('used_by_telegram_id'),
    /** The move that it finishes; null: support has made it. */
    accountMoveId: id<AccountMoveId>('account_move_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('move_link_subscriber').on(t.subscriberId, t.organisationId),
    foreignKey({
      columns: [t.organisationId, t.subscriberId],
      foreignColumns: [subscriber.organisationId, subscriber.id],
    }),
    foreignKey({
      columns: [t.organisationId, t.accountMoveId],
      foreignColumns: [accountMove.organisationId, accountMove.id],
    }),
  ],
);
