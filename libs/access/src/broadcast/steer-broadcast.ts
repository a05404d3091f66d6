import type { BroadcastMove } from '@latchkey/contracts/broadcast/broadcast';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { moveBroadcast } from '@latchkey/db/broadcast/move-broadcast';
import type { OfBroadcast } from '@latchkey/db/broadcast/read-broadcasts';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { sweepAfterMs } from '@latchkey/db/sweep/sweep-after';
import type { AccessDeps } from '../access-deps.ts';

/**
 * Takes a broadcast back before it begins, pauses it, goes on with it, or ends it. At most the messages that are on their way
 * in this moment still arrive.
 *
 * @returns whether it stood where that is possible
 */
export function steerBroadcast(
  deps: AccessDeps,
  of: OfBroadcast,
  move: BroadcastMove,
  act: Act,
): Promise<boolean> {
  const { at, correlationId } = act;
  const dueAt = move === 'resume' ? new Date(at.getTime() + sweepAfterMs) : null;
  return unitOfWork(named(deps, 'broadcast'), async (unit) => {
    if (!(await moveBroadcast(unit.db, of, { move, at, dueAt }))) return false;
    await appendAudit(unit.db, of.organisationId, act, {
      action: `broadcast.${move}`,
      targetKind: 'broadcast',
      targetId: of.broadcastId,
    });
    if (move === 'resume') unit.promise({ name: 'broadcast.send', payload: { ...of, correlationId } });
    return true;
  });
}
