import { randomUUID } from 'node:crypto';
import type { AccessDeps } from '@latchkey/access/access-deps';
import { applyRead } from '@latchkey/access/apply/apply-read';
import type { ProviderGateway, ReadAgain } from '@latchkey/access/brake/provider-gateway';
import { BillingFailure } from '@latchkey/billing/billing-failure';
import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import { sweepAfterMs } from '@latchkey/db/sweep/sweep-after';
import { beginRead, type ReadLease } from '@latchkey/db/sync/begin-read';
import { releaseRead } from '@latchkey/db/sync/release-read';
import { requestRead } from '@latchkey/db/sync/request-read';
import type { WorkerDeps } from '../../worker-deps.ts';
import { outcomeOfFailure } from './outcome-of-failure.ts';
import { readObject } from './read-object.ts';
import { readWithinMs } from './sync-payment.ts';
import { within } from './within.ts';

type Deps = AccessDeps & Pick<WorkerDeps, 'stripe' | 'leases'>;

const dayMs = 86_400_000;
const beingRead: ReadAgain = { kind: 'wait', delayMs: 1_000, reason: 'somebody else is reading it' };

type Asked = Parameters<ProviderGateway['readAgain']>[0];
/** What was read, and the object that it leads to. */
type Reading = { answer: ReadAgain; next: SyncTarget | null };

/**
 * Reads objects again for those who are about to remove somebody: a signal of our own, and at once the read that it
 * asks for. A crash in between leaves the signal, which the sweep finds.
 */
export function createProviderGateway(deps: Deps): ProviderGateway {
  const readAgain = async (asked: Asked): Promise<ReadAgain> => {
    const { answer, next } = await signalAndRead(deps, asked);
    return next && answer.kind === 'read' ? readAgain({ ...asked, target: next }) : answer;
  };
  return { readAgain };
}

async function signalAndRead(deps: Deps, asked: Asked): Promise<Reading> {
  const { target, correlationId } = asked;
  const { db } = deps.database;
  await requestRead(db, { ...asked, at: deps.clock.now() });
  const lease = await beginRead(db, target, { token: randomUUID(), leaseMs: deps.leases.lastMs });
  // Somebody else has read it since our signal; what a session leads to only its own reader knows.
  if (lease === 'current' && target.objectKind !== 'checkout_session') return only({ kind: 'read' });
  if (typeof lease === 'string') return only(beingRead);
  return deps.leases.whileHeld({ ...target, on: 'read', token: lease.token }, () =>
    readOnce(deps, target, lease, correlationId),
  );
}

async function readOnce(
  deps: Deps,
  target: SyncTarget,
  lease: ReadLease,
  correlationId: string,
): Promise<Reading> {
  const { objectKind, account, livemode } = target;
  if (objectKind === 'account') return only({ kind: 'unreadable' });
  try {
    const fact = await within(readWithinMs, readObject(deps, target, objectKind));
    await applyRead(deps, { target, lease, fact, correlationId });
    const objectId = fact?.kind === 'purchase' && fact.orderId ? fact.subscriptionId : null;
    return {
      answer: { kind: fact ? 'read' : 'unreadable' },
      next: objectId === null ? null : { account, livemode, objectKind: 'subscription', objectId },
    };
  } catch (error) {
    const lost = error instanceof BillingFailure && error.kind === 'account_lost';
    const dueAt = new Date(deps.clock.now().getTime() + (lost ? dayMs : sweepAfterMs));
    await releaseRead(deps.database.db, target, lease.token, dueAt);
    if (lost) return only({ kind: 'unreadable' });
    const outcome = outcomeOfFailure(error);
    const hopeless = outcome.kind === 'done' || outcome.kind === 'action_required';
    return only(hopeless ? { kind: 'unreadable' } : outcome);
  }
}

function only(answer: ReadAgain): Reading {
  return { answer, next: null };
}
