import { undoSeconds } from '@latchkey/contracts/broadcast/broadcast';
import { type Act, appendAudit } from '@latchkey/db/audit-row/append-audit';
import { scheduleBroadcast as writeSchedule } from '@latchkey/db/broadcast/move-broadcast';
import type { OfBroadcast } from '@latchkey/db/broadcast/read-broadcasts';
import { named, type UnitOfWork, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';

/** What begins later than this, in milliseconds, is left to the sweep: a queue is no place to wait for weeks. */
const soonMs = 60_000;

/**
 * Has a draft sent at a time, or (null) at once: then it begins after the seconds in which it may be taken back.
 *
 * @returns whether it was still a draft
 */
export function scheduleBroadcast(
  deps: AccessDeps,
  of: OfBroadcast,
  startsAt: Date | null,
  act: Act,
): Promise<boolean> {
  const at = startsAt ?? new Date(act.at.getTime() + undoSeconds * 1_000);
  return unitOfWork(named(deps, 'broadcast'), async (unit) => {
    if (!(await promiseBeginning(unit, of, at, act))) return false;
    await appendAudit(unit.db, of.organisationId, act, {
      action: 'broadcast.schedule',
      targetKind: 'broadcast',
      targetId: of.broadcastId,
      detail: { startsAt: at.toISOString() },
    });
    return true;
  });
}

/** In the transaction of whoever sends it. @returns whether it was still a draft */
export async function promiseBeginning(
  unit: UnitOfWork,
  of: OfBroadcast,
  startsAt: Date,
  { correlationId, at }: Act,
): Promise<boolean> {
  if (!(await writeSchedule(unit.db, of, { startsAt, correlationId }))) return false;
  if (startsAt.getTime() - at.getTime() <= soonMs)
    unit.promise({ name: 'broadcast.send', payload: { ...of, correlationId } }, startsAt);
  return true;
}
