import { BillingFailure, type BillingFailureKind } from '@latchkey/billing/billing-failure';
import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';

const outcomes = {
  retry: { kind: 'retry', reason: 'the provider did not answer' },
  rate_limited: { kind: 'wait', delayMs: 1_000, reason: 'rate limit' },
  gone: { kind: 'done' },
  account_lost: { kind: 'stop', reason: 'the account is not ours to read any more' },
  key_rejected: { kind: 'retry', reason: 'our key was rejected' },
  faulty: { kind: 'stop', reason: 'the provider refuses the request, or answers what we cannot read' },
} as const satisfies Record<BillingFailureKind, JobOutcome>;

/** What a provider's failure means for the job that met it; other errors are thrown on. */
export function outcomeOfFailure(error: unknown): JobOutcome {
  if (!(error instanceof BillingFailure)) throw error;
  const outcome = outcomes[error.kind];
  if (outcome.kind === 'wait') return { ...outcome, delayMs: error.retryAfterMs ?? outcome.delayMs };
  return outcome;
}
