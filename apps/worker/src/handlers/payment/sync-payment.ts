import { randomUUID } from 'node:crypto';
import { applyRead, type ReadFact } from '@latchkey/access/apply/apply-read';
import { readPurchase } from '@latchkey/billing/stripe/read-purchase';
import { readSubscription } from '@latchkey/billing/stripe/read-subscription';
import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { beginRead, type ReadLease } from '@latchkey/db/sync/begin-read';
import { releaseRead } from '@latchkey/db/sync/release-read';
import type { Handler, JobContext } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../../worker-deps.ts';
import { outcomeOfFailure } from './outcome-of-failure.ts';
import { syncAccount } from './sync-account.ts';

/** Longer than the few calls of ten seconds that one read may take. */
const leaseMs = 45_000;
const maxRounds = 5;

/**
 * Reads a provider's object and applies it: once for all the signals that have come, and again for those that come
 * meanwhile.
 */
export function syncPayment(deps: WorkerDeps): Handler<'payment.sync'> {
  return async ({ correlationId, ...target }, { logger }) => {
    for (let round = 1; round <= maxRounds; round += 1) {
      const lease = await beginRead(deps.database.db, target, { token: randomUUID(), leaseMs });
      // Whoever reads it now looks for newer signals before it ends; if it dies, the sweep finds the row.
      if (lease === 'current' || lease === 'busy') return done;
      const outcome = await readOnce(deps, target, lease, { correlationId, logger });
      if (outcome !== 'again') return outcome;
    }
    return { kind: 'retry', reason: 'new signals keep coming' };
  };
}

async function readOnce(
  deps: WorkerDeps,
  target: SyncTarget,
  lease: ReadLease,
  { correlationId, logger }: Pick<JobContext, 'correlationId' | 'logger'>,
): Promise<JobOutcome | 'again'> {
  try {
    if (target.objectKind === 'account') {
      return (await syncAccount(deps, target, lease)) ? 'again' : done;
    }
    const fact = await read(deps, target);
    const applied = await applyRead(deps, { target, lease, fact, correlationId });
    // From here on everything carries the id of the order: this line ties the event's to it.
    logger.info({ outcome: applied.outcome, orderCorrelationId: applied.correlationId }, 'payment read');
    return applied.again ? 'again' : done;
  } catch (error) {
    await releaseRead(deps.database.db, target, lease.token);
    return outcomeOfFailure(error);
  }
}

async function read(
  { stripe }: WorkerDeps,
  { account, objectKind, objectId }: SyncTarget,
): Promise<ReadFact> {
  const fact =
    objectKind === 'subscription'
      ? await readSubscription(stripe, { account, subscriptionId: objectId })
      : await readPurchase(stripe, { account, sessionId: objectId });
  return fact.kind === 'gone' ? null : fact;
}
