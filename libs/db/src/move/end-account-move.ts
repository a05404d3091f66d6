import type { AccountMoveId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { AccountMoveState, MoveStopper } from '@latchkey/contracts/move/account-move';
import type { Db } from '../connect-database.ts';
import { setSql } from '../gather/set-sql.ts';

/** Ends the open move of a subscriber, or that one of them. @returns its id; null when there is none that is open */
export async function endAccountMove(
  db: Db,
  of: { organisationId: OrganisationId; subscriberId: SubscriberId; accountMoveId: AccountMoveId | null },
  end: { state: Exclude<AccountMoveState, 'open'>; stoppedBy: MoveStopper | null; at: Date },
): Promise<AccountMoveId | null> {
  const [row] = await db.execute<{ id: AccountMoveId }>(setSql`
    update account_move set state = ${end.state}::account_move_state, stopped_by = ${end.stoppedBy},
      ended_at = ${end.at.toISOString()}::timestamptz, due_at = null
    where organisation_id = ${of.organisationId} and subscriber_id = ${of.subscriberId} and state = 'open'
      and (${of.accountMoveId}::text is null or id = ${of.accountMoveId})
    returning id`);
  return row?.id ?? null;
}
