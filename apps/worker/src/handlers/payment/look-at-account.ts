import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { named, unitOfWork } from '@latchkey/db/outbox/unit-of-work';
import type { ReadLease } from '@latchkey/db/sync/begin-read';
import { promiseRead } from '@latchkey/db/sync/promise-read';
import type { WorkerDeps } from '../../worker-deps.ts';

/**
 * A read was refused because the account is not ours any more: the account itself is looked at, in case nobody has told us
 * that it was disconnected. Until that is known nothing changes.
 */
export async function lookAtAccount(
  deps: WorkerDeps,
  { account, livemode }: SyncTarget,
  { organisationId }: ReadLease,
  correlationId: string,
): Promise<void> {
  const target: SyncTarget = { account, livemode, objectKind: 'account', objectId: account };
  await unitOfWork(named(deps, 'account'), async (unit) => {
    await promiseRead(unit, { target, organisationId, correlationId, at: deps.clock.now() });
  });
}
