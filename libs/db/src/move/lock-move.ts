import type { AccountMoveId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';

export interface MoveLink {
  organisationId: OrganisationId;
  subscriberId: SubscriberId;
  expiresAt: Date;
  usedAt: Date | null;
  usedByTelegramId: number | null;
  /** The move that it finishes; null: support has made it. */
  accountMoveId: AccountMoveId | null;
}

/** A link by its token's hash, locked with the orders that it is about; null when no organisation of that bot has it. */
export async function lockMove(
  db: Db,
  of: { tokenHash: string; botTelegramId: number },
): Promise<MoveLink | null> {
  const [row] = await db.execute<{
    organisation_id: OrganisationId;
    subscriber_id: SubscriberId;
    expires_at: string;
    used_at: string | null;
    used_by_telegram_id: string | null;
    account_move_id: AccountMoveId | null;
  }>(setSql`
    select k.organisation_id, k.subscriber_id, k.expires_at, k.used_at, k.used_by_telegram_id, k.account_move_id from move_link k
    where k.token_hash = ${of.tokenHash}
      and exists (select from bot b where b.organisation_id = k.organisation_id and b.telegram_id = ${of.botTelegramId}
          and b.removed_at is null)
    for update`);
  if (!row) return null;
  await db.execute(setSql`
    select from "order" where organisation_id = ${row.organisation_id} and subscriber_id = ${row.subscriber_id}
    order by id for no key update`);
  return {
    organisationId: row.organisation_id,
    subscriberId: row.subscriber_id,
    expiresAt: new Date(row.expires_at),
    usedAt: row.used_at === null ? null : new Date(row.used_at),
    usedByTelegramId: row.used_by_telegram_id === null ? null : Number(row.used_by_telegram_id),
    accountMoveId: row.account_move_id,
  };
}

/** Uses a link up, and gives everything that the member has bought by card, or was given, to another subscriber. */
export async function moveSources(
  db: Db,
  link: MoveLink,
  to: { tokenHash: string; subscriberId: SubscriberId; telegramId: number; at: Date },
): Promise<void> {
  const { organisationId, subscriberId } = link;
  await db.execute(setSql`
    update move_link set used_at = ${to.at.toISOString()}::timestamptz, used_by_telegram_id = ${to.telegramId}
    where token_hash = ${to.tokenHash}`);
  await db.execute(setSql`
    update source s set subscriber_id = ${to.subscriberId}
    from order_line l join "order" o on o.organisation_id = l.organisation_id and o.id = l.order_id
    where s.organisation_id = ${organisationId} and s.subscriber_id = ${subscriberId}
      and l.organisation_id = s.organisation_id and l.id = s.order_line_id
      and (o.provider = 'stripe' or o.complimentary)`);
  await db.execute(setSql`
    update "order" set subscriber_id = ${to.subscriberId}
    where organisation_id = ${organisationId} and subscriber_id = ${subscriberId} and (provider = 'stripe' or complimentary)`);
}
