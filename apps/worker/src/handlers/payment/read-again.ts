import { randomUUID } from 'node:crypto';
import type { AccessDeps } from '@latchkey/access/access-deps';
import { applyRead } from '@latchkey/access/apply/apply-read';
import type { ProviderGateway, ReadAgain } from '@latchkey/access/brake/provider-gateway';
import { BillingFailure } from '@latchkey/billing/billing-failure';
import { readSubscription } from '@latchkey/billing/stripe/read-subscription';
import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { leaseMs } from '@latchkey/db/lease/renew-leases';
import { sweepAfterMs } from '@latchkey/db/sweep/sweep-after';
import { beginRead, type ReadLease } from '@latchkey/db/sync/begin-read';
import { releaseRead } from '@latchkey/db/sync/release-read';
import { requestRead } from '@latchkey/db/sync/request-read';
import type { WorkerDeps } from '../../worker-deps.ts';
import { outcomeOfFailure } from './outcome-of-failure.ts';
import { readWithinMs } from './sync-payment.ts';
import { within } from './within.ts';

type Deps = AccessDeps & Pick<WorkerDeps, 'stripe' | 'leases'>;

const dayMs = 86_400_000;
const beingRead: ReadAgain = { kind: 'wait', delayMs: 1_000, reason: 'somebody else is reading it' };

/**
 * Reads subscriptions again for those who are about to remove somebody: a signal of our own, and at once the read that it
 * asks for. A crash in between leaves the signal, which the sweep finds.
 */
export function createProviderGateway(deps: Deps): ProviderGateway {
  const { db } = deps.database;
  return {
    readAgain: async ({ target, organisationId, correlationId }) => {
      await requestRead(db, { target, organisationId, correlationId, at: deps.clock.now() });
      const lease = await beginRead(db, target, { token: randomUUID(), leaseMs });
      // Somebody else has read it since our signal.
      if (lease === 'current') return { kind: 'read' };
      if (lease === 'busy' || lease === 'stuck') return beingRead;
      return deps.leases.whileHeld({ ...target, on: 'read', token: lease.token }, () =>
        readOnce(deps, target, lease, correlationId),
      );
    },
  };
}

async function readOnce(
  deps: Deps,
  target: SyncTarget,
  lease: ReadLease,
  correlationId: string,
): Promise<ReadAgain> {
  const { account, objectId: subscriptionId } = target;
  try {
    const read = await within(readWithinMs, readSubscription(deps.stripe, { account, subscriptionId }));
    const fact = read.kind === 'gone' ? null : read;
    await applyRead(deps, { target, lease, fact, correlationId });
    return { kind: fact ? 'read' : 'unreadable' };
  } catch (error) {
    const lost = error instanceof BillingFailure && error.kind === 'account_lost';
    const dueAt = new Date(deps.clock.now().getTime() + (lost ? dayMs : sweepAfterMs));
    await releaseRead(deps.database.db, target, lease.token, dueAt);
    if (lost) return { kind: 'unreadable' };
    const outcome = outcomeOfFailure(error);
    return outcome.kind === 'done' || outcome.kind === 'action_required' ? { kind: 'unreadable' } : outcome;
  }
}
