import { appendAudit } from '@latchkey/db/audit-row/append-audit';
import { beginBroadcast as writeBeginning } from '@latchkey/db/broadcast/begin-broadcast';
import type { OfBroadcast } from '@latchkey/db/broadcast/read-broadcasts';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import { sweepAfterMs } from '@latchkey/db/sweep/sweep-after';
import type { AccessDeps } from '../access-deps.ts';

/** Has a broadcast begin whose time has come: whom it goes to is fixed here, by one statement. Any other is left as it is. */
export function beginBroadcast(
  deps: AccessDeps,
  { organisationId, broadcastId, correlationId }: OfBroadcast & { correlationId: string },
): Promise<void> {
  const of = { organisationId, broadcastId };
  return unitOfWork(named(deps, 'broadcast'), async (unit) => {
    const now = deps.clock.now();
    const dueAt = new Date(now.getTime() + sweepAfterMs);
    const people = await writeBeginning(unit.db, of, { now, dueAt });
    if (people === null) return;
    const act = { actorKind: 'system', actorId: null, correlationId, at: now } as const;
    await appendAudit(unit.db, organisationId, act, {
      action: 'broadcast.begin',
      targetKind: 'broadcast',
      targetId: broadcastId,
      detail: { people },
    });
  });
}
