import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { patient, retryDelayMs } from '@latchkey/contracts/jobs/retry';

/** How long the queue lets pass before it tries again a job that ended like this (null: it threw). Every job is `patient`. */
export function nextTryMs(outcome: JobOutcome | null, attempt: number): number {
  return outcome?.kind === 'wait' ? outcome.delayMs : retryDelayMs(patient, attempt);
}
