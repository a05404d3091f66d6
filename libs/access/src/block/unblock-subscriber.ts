import type { BlockId, OrganisationId } from '@latchkey/contracts/ids';
import type { Act } from '@latchkey/db/audit-row/append-audit';
import { liftBlock } from '@latchkey/db/block/lift-block';
import { loadBlock } from '@latchkey/db/block/load-block';
import { lockSubscriber } from '@latchkey/db/membership/lock-subscriber';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';

/**
 * Lifts a block: whoever is entitled by what they paid has a way in again. Lifting it twice, or after its end, changes
 * nothing.
 *
 * @returns false when the organisation has no such block
 */
export async function unblockSubscriber(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; blockId: BlockId; reason: string },
  act: Act,
): Promise<boolean> {
  return unitOfWork(named(deps, 'support act'), async (unit) => {
    const known = await loadBlock(unit.db, of);
    if (!known) return false;
    await lockSubscriber(unit.db, known);
    // Read again under the lock: what is noted about the money meanwhile is not overwritten.
    const block = await loadBlock(unit.db, of);
    const over = block?.endsAt && block.endsAt <= act.at;
    if (!block || block.liftedAt || over) return true;
    await liftBlock(unit.db, block, of.reason, act);
    const { organisationId, subscriberId } = block;
    const { correlationId } = act;
    await settleAccesses(unit, { organisationId, subscriberId, now: act.at, correlationId });
    return true;
  });
}
