import type { AccountMoveId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';
import { newId } from '../new-id.ts';

/** Begins a move. @returns null when one of that subscriber is open already */
export async function openAccountMove(
  db: Db,
  move: {
    organisationId: OrganisationId;
    subscriberId: SubscriberId;
    locale: Locale;
    askedAt: Date;
    readyAt: Date;
    expiresAt: Date;
    correlationId: string;
  },
): Promise<AccountMoveId | null> {
  const [readyAt, expiresAt] = [move.readyAt.toISOString(), move.expiresAt.toISOString()];
  const [row] = await db.execute<{ id: AccountMoveId }>(setSql`
    insert into account_move (organisation_id, id, subscriber_id, state, locale, asked_at, ready_at, expires_at, correlation_id, due_at)
    values (${move.organisationId}, ${newId('accountMove')}, ${move.subscriberId}, 'open', ${move.locale},
      ${move.askedAt.toISOString()}::timestamptz, ${readyAt}::timestamptz, ${expiresAt}::timestamptz, ${move.correlationId},
      ${readyAt}::timestamptz)
    on conflict (subscriber_id, organisation_id) where state = 'open' do nothing returning id`);
  return row?.id ?? null;
}

/** How many moves of a subscriber were begun since a moment, whatever came of them. */
export async function countMoves(
  db: Db,
  of: { organisationId: OrganisationId; subscriberId: SubscriberId; since: Date },
): Promise<number> {
  const [row] = await db.execute<{ moves: number }>(setSql`
    select count(*)::int as moves from account_move where organisation_id = ${of.organisationId}
      and subscriber_id = ${of.subscriberId} and asked_at > ${of.since.toISOString()}::timestamptz`);
  return row?.moves ?? 0;
}
