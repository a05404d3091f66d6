import type { SyncTarget } from '@latchkey/contracts/facts/sync-target';
import type { OrganisationId } from '@latchkey/contracts/ids';
import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';

/**
 * How a provider's object was read again. `read`: what it says now has been applied. `unreadable`: nobody can say, because
 * the account is not ours to read any more, or does not know the object; trying again would not help.
 */
export type ReadAgain =
  | { kind: 'read' }
  | { kind: 'unreadable' }
  | Extract<JobOutcome, { kind: 'wait' | 'retry' | 'stop' }>;

/** What the use cases ask of the providers of payments. */
export interface ProviderGateway {
  /**
   * Reads an object now and applies what it says, within twenty seconds; after a Checkout Session also the subscription that
   * it led to. Never throws for a provider's refusals.
   */
  readAgain(asked: {
    target: SyncTarget;
    organisationId: OrganisationId;
    correlationId: string;
  }): Promise<ReadAgain>;
}
