import { patient, retryDelayMs } from '@latchkey/contracts/jobs/retry';

/** How long the queue lets pass before it comes back to a job that ended like this; every job is `patient`. */
export function nextTryMs(
  outcome: { kind: 'retry' } | { kind: 'wait'; delayMs: number },
  attempt: number,
): number {
  return outcome.kind === 'wait' ? outcome.delayMs : retryDelayMs(patient, attempt);
}
