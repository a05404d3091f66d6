import { randomUUID } from 'node:crypto';
import { applyRead } from '@latchkey/access/apply/apply-read';
import { BillingFailure } from '@latchkey/billing/billing-failure';
import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { sweepAfterMs } from '@latchkey/db/sweep/sweep-after';
import { beginRead, type ReadLease } from '@latchkey/db/sync/begin-read';
import { releaseRead } from '@latchkey/db/sync/release-read';
import type { Handler, JobContext } from '@latchkey/queue/handlers';
import type { WorkerDeps } from '../../worker-deps.ts';
import { nextTryMs } from '../next-try-ms.ts';
import { lookAtAccount } from './look-at-account.ts';
import { outcomeOfFailure } from './outcome-of-failure.ts';
import { readObject } from './read-object.ts';
import { syncAccount } from './sync-account.ts';
import { within } from './within.ts';

/** A read is given up after this long. */
export const readWithinMs = 20_000;
const maxRounds = 5;
const dayMs = 86_400_000;

/**
 * Reads a provider's object and applies it: once for all the signals that have come, and again for those that come
 * meanwhile.
 */
export function syncPayment(deps: WorkerDeps): Handler<'payment.sync'> {
  return async ({ correlationId, ...target }, context) => {
    for (let round = 1; round <= maxRounds; round += 1) {
      const lease = await beginRead(deps.database.db, target, {
        token: randomUUID(),
        leaseMs: deps.leases.lastMs,
      });
      // Whoever reads it now looks for newer signals before it ends.
      if (lease === 'current' || lease === 'busy') return done;
      if (lease === 'stuck') return { kind: 'wait', delayMs: 2_000, reason: 'its reader may be dead' };
      const outcome = await deps.leases.whileHeld({ ...target, on: 'read', token: lease.token }, () =>
        readOnce(deps, target, lease, context),
      );
      if (outcome !== 'again') return outcome;
    }
    return { kind: 'retry', reason: 'new signals keep coming' };
  };
}

async function readOnce(
  deps: WorkerDeps,
  target: SyncTarget,
  lease: ReadLease,
  { correlationId, logger, attempt }: JobContext,
): Promise<JobOutcome | 'again'> {
  try {
    if (target.objectKind === 'account') {
      return (await syncAccount(deps, target, lease, correlationId)) ? 'again' : done;
    }
    const fact = await within(readWithinMs, readObject(deps, target, target.objectKind));
    const applied = await applyRead(deps, { target, lease, fact, correlationId });
    // From here on everything carries the id of the order: this line ties the event's to it.
    logger.info({ outcome: applied.outcome, orderCorrelationId: applied.correlationId }, 'payment read');
    return applied.again ? 'again' : done;
  } catch (error) {
    const outcome = error instanceof BillingFailure ? outcomeOfFailure(error) : null;
    // The queue tries again first; what it has given up as a dead letter is tried once a day by the sweep.
    const delayMs = outcome?.kind === 'stop' ? dayMs : nextTryMs(outcome, attempt) + sweepAfterMs;
    await releaseRead(deps.database.db, target, lease.token, new Date(deps.clock.now().getTime() + delayMs));
    if (error instanceof BillingFailure && error.kind === 'account_lost')
      await lookAtAccount(deps, target, lease, correlationId);
    if (!outcome) throw error;
    return outcome;
  }
}
