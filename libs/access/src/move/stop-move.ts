import type { AccountMoveId, OrganisationId, SubscriberId } from '@latchkey/contracts/ids';
import type { MoveStopper } from '@latchkey/contracts/move/account-move';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { endAccountMove } from '@latchkey/db/move/end-account-move';
import { findAccountMove } from '@latchkey/db/move/find-account-move';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';

/** How the move stands then. `moved`, `expired`: there was nothing to stop any more. */
export type StopMoveOutcome = 'stopped' | 'moved' | 'expired' | 'unknown';

interface Stopping {
  organisationId: OrganisationId;
  subscriberId: SubscriberId;
  accountMoveId: AccountMoveId;
  by: MoveStopper;
}

/** Stops a member's own move, also when its link is made already: that opens nothing any more. Stopped twice it is stopped. */
export async function stopMove(deps: AccessDeps, stopping: Stopping, act: Act): Promise<StopMoveOutcome> {
  return unitOfWork(named(deps, 'move'), async (unit): Promise<StopMoveOutcome> => {
    if (await stopOpenMove(unit, stopping, act)) return 'stopped';
    const move = await findAccountMove(unit.db, stopping);
    if (!move || move.subscriberId !== stopping.subscriberId || move.state === 'open') return 'unknown';
    return move.state;
  });
}

/** Stops the move of a subscriber that is open, if there is one, in the transaction of what it is stopped for. */
export async function stopOpenMove(
  unit: UnitOfWork,
  of: Omit<Stopping, 'accountMoveId'> & { accountMoveId: AccountMoveId | null },
  act: Act,
): Promise<boolean> {
  const { organisationId, subscriberId, by } = of;
  const stopped = await endAccountMove(unit.db, of, { state: 'stopped', stoppedBy: by, at: act.at });
  if (!stopped) return false;
  await appendAudit(unit.db, organisationId, act, {
    action: 'subscriber.stopMove',
    targetKind: 'subscriber',
    targetId: subscriberId,
    detail: { accountMoveId: stopped, by },
  });
  return true;
}
