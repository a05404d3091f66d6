import { BillingFailure } from '@latchkey/billing/billing-failure';
import { readAccount } from '@latchkey/billing/stripe/read-account';
import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { findStripeAccount } from '@latchkey/db/stripe-account/find-stripe-account';
import { noteStripeAccount } from '@latchkey/db/stripe-account/note-stripe-account';
import type { ReadLease } from '@latchkey/db/sync/begin-read';
import { finishRead } from '@latchkey/db/sync/finish-read';
import type { WorkerDeps } from '../../worker-deps.ts';

/**
 * Reads a connected account: whether it may charge, and whether it is still connected. A creator who disconnects keeps
 * the members that have paid: nobody is removed by this.
 *
 * @returns whether newer signals came meanwhile
 */
export async function syncAccount(deps: WorkerDeps, target: SyncTarget, lease: ReadLease): Promise<boolean> {
  const { db } = deps.database;
  const known = await findStripeAccount(db, lease.organisationId, target.livemode);
  if (known?.account === target.account) {
    const read = await readConnected(deps, target.account);
    await noteStripeAccount(db, lease.organisationId, known.id, {
      ready: read?.ready ?? false,
      requirementsDue: read?.requirementsDue ?? known.requirementsDue,
      disconnectedAt: read ? null : deps.clock.now(),
    });
  }
  return finishRead(db, target, lease);
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
