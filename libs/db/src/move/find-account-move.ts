import type { AccountMoveId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';
import { accountMove } from '../schema/account-move.ts';

export type AccountMove = typeof accountMove.$inferSelect;

/** A move by its id. */
export async function findAccountMove(
  db: Db,
  of: { organisationId: OrganisationId; accountMoveId: AccountMoveId },
): Promise<AccountMove | null> {
  const [row] = await db
    .select()
    .from(accountMove)
    .where(and(eq(accountMove.organisationId, of.organisationId), eq(accountMove.id, of.accountMoveId)));
  return row ?? null;
}

/** Whose move it is, if it is one of this Telegram account in an organisation that the bot serves. */
export async function findMoveOfAccount(
  db: Db,
  of: { accountMoveId: AccountMoveId; botTelegramId: number; telegramId: number },
): Promise<{ organisationId: OrganisationId; subscriberId: SubscriberId } | null> {
  const [row] = await db.execute<{ organisation_id: OrganisationId; subscriber_id: SubscriberId }>(setSql`
    select m.organisation_id, m.subscriber_id from account_move m
    join subscriber s on s.organisation_id = m.organisation_id and s.id = m.subscriber_id and s.telegram_id = ${of.telegramId}::bigint
    where m.id = ${of.accountMoveId} and exists (select from bot b where b.organisation_id = m.organisation_id
      and b.telegram_id = ${of.botTelegramId}::bigint and b.removed_at is null)`);
  return row ? { organisationId: row.organisation_id, subscriberId: row.subscriber_id } : null;
}
