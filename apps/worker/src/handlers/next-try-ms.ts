import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { patient, retryDelayMs } from '@latchkey/contracts/jobs/retry';

/** What has stopped is a dead letter; by itself it is tried once a day. */
const stoppedMs = 86_400_000;

/** How long until a job that ended like this (null: it threw) is tried again by itself. Every job is `patient`. */
export function nextTryMs(outcome: JobOutcome | null, attempt: number): number {
  if (outcome?.kind === 'stop') return stoppedMs;
  return outcome?.kind === 'wait' ? outcome.delayMs : retryDelayMs(patient, attempt);
}
