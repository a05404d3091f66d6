import type { AccountMoveId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { Locale } from '@latchkey/contracts/locale';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';

export interface DueMove {
  organisationId: OrganisationId;
  accountMoveId: AccountMoveId;
  subscriberId: SubscriberId;
  state: 'open' | 'expired';
  locale: Locale;
  correlationId: string;
}

/** Moves whose time has come: those that nobody finished expire, of the others it is to be told that they can be finished. */
export async function takeDueMoves(db: Db, { now, limit }: { now: Date; limit: number }): Promise<DueMove[]> {
  const at = setSql`${now.toISOString()}::timestamptz`;
  const rows = await db.execute<{
    organisation_id: OrganisationId;
    id: AccountMoveId;
    subscriber_id: SubscriberId;
    state: 'open' | 'expired';
    locale: Locale;
    correlation_id: string;
  }>(setSql`
    update account_move set
      state = case when expires_at <= ${at} then 'expired' else state end,
      ended_at = case when expires_at <= ${at} then expires_at end,
      due_at = case when expires_at > ${at} then expires_at end
    where (organisation_id, id) in (
      select organisation_id, id from account_move where due_at <= ${at} order by due_at limit ${limit} for update skip locked)
    returning organisation_id, id, subscriber_id, state, locale, correlation_id`);
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    accountMoveId: row.id,
    subscriberId: row.subscriber_id,
    state: row.state,
    locale: row.locale,
    correlationId: row.correlation_id,
  }));
}
