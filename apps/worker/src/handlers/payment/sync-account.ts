import { noteAccount } from '@latchkey/access/money/note-account';
import { BillingFailure } from '@latchkey/billing/billing-failure';
import { readAccount } from '@latchkey/billing/stripe/read-account';
import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type { ReadLease } from '@latchkey/db/sync/begin-read';
import { finishRead } from '@latchkey/db/sync/finish-read';
import type { WorkerDeps } from '../../worker-deps.ts';

/**
 * Reads a connected account: whether it may charge, and whether it is still connected. A creator who disconnects keeps
 * the members that have paid: nobody is removed by this.
 *
 * @returns whether newer signals came meanwhile
 */
export async function syncAccount(
  deps: WorkerDeps,
  target: SyncTarget,
  lease: ReadLease,
  correlationId: string,
): Promise<boolean> {
  const { account, livemode } = target;
  const of = { organisationId: lease.organisationId, account, livemode, correlationId };
  await noteAccount(deps, of, await readConnected(deps, account));
  return finishRead(deps.database.db, target, lease);
}

async function readConnected({ stripe }: WorkerDeps, account: string) {
  try {
    const read = await readAccount(stripe, { account });
    return read.kind === 'gone' ? null : read;
  } catch (error) {
    if (error instanceof BillingFailure && error.kind === 'account_lost') return null;
    throw error;
  }
}
