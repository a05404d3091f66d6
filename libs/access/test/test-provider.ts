import { beginRead } from '@latchkey/db/sync/begin-read';
import { requestRead } from '@latchkey/db/sync/request-read';
import type { AccessDeps } from '../src/access-deps.ts';
import { applyRead, type ReadFact } from '../src/apply/apply-read.ts';
import type { ProviderGateway, ReadAgain } from '../src/brake/provider-gateway.ts';

/** A provider that has its objects as they were said to be, whatever anybody has on file. */
export interface TestProvider extends ProviderGateway {
  /** How an object is from now on; nobody is told. */
  says(fact: NonNullable<ReadFact>): void;
  /** The ids of the objects that were read again. */
  asked: string[];
  /** The next reads come to nothing, like this. */
  fail(answer: Exclude<ReadAgain, { kind: 'read' }>, times?: number): void;
}

export function createTestProvider(deps: AccessDeps): TestProvider {
  const objects = new Map<string, NonNullable<ReadFact>>();
  const failures: ReadAgain[] = [];
  const asked: string[] = [];
  return {
    asked,
    says: (fact) => void objects.set(fact.providerId, fact),
    fail: (answer, times = 1) => void failures.push(...Array.from({ length: times }, () => answer)),
    readAgain: async function readAgain({ target, organisationId, correlationId }) {
      asked.push(target.objectId);
      const failure = failures.shift();
      if (failure) return failure;
      const fact = objects.get(target.objectId);
      if (!fact) return { kind: 'unreadable' };
      const { db } = deps.database;
      await requestRead(db, { target, organisationId, correlationId, at: deps.clock.now() });
      const lease = await beginRead(db, target, { token: 'again', leaseMs: 30_000 });
      if (lease === 'current') return { kind: 'read' };
      if (typeof lease === 'string') return { kind: 'wait', delayMs: 1_000, reason: 'being read' };
      await applyRead(deps, { target, lease, fact, correlationId });
      if (fact.kind !== 'purchase' || !fact.subscriptionId) return { kind: 'read' };
      const next = { ...target, objectKind: 'subscription', objectId: fact.subscriptionId } as const;
      return readAgain({ target: next, organisationId, correlationId });
    },
  };
}
