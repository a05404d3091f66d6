import type { BlockId, OrganisationId } from '@latchkey/contracts/ids';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { findEndedBlock } from '@latchkey/db/block/find-ended-block';
import { noteBlockEnded } from '@latchkey/db/block/note-block-ended';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { AccessDeps } from '../access-deps.ts';
import { settleAccesses } from '../settle/settle-accesses.ts';

/** Decides again about somebody whose block has come to its end: also about what they bought meanwhile. */
export async function endBlock(
  deps: AccessDeps,
  of: { organisationId: OrganisationId; blockId: BlockId; correlationId: string },
): Promise<JobOutcome> {
  const now = deps.clock.now();
  const { organisationId, correlationId } = of;
  await unitOfWork(named(deps, 'block'), async (unit) => {
    const subscriberId = await findEndedBlock(unit.db, { ...of, now });
    if (!subscriberId) return;
    await settleAccesses(unit, { organisationId, subscriberId, now, correlationId });
    await noteBlockEnded(unit.db, of);
  });
  return done;
}
