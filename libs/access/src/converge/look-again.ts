import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { patient, retryDelayMs } from '@latchkey/contracts/jobs/retry';

const slackMs = 60_000;
/** What waits for a person is tried again by itself now and then: the obstacle may be gone without a word. */
const blockedMs = 3_600_000;
const stoppedMs = 86_400_000;

/**
 * When the sweep looks at something again whose job ended like this at its `attempt`: the queue comes back to what it
 * retries first, the sweep only if the queue has lost it. null: nothing is left to be done.
 */
export function lookAgainAt(
  outcome: JobOutcome,
  { at, attempt }: { at: Date; attempt: number },
): Date | null {
  const later = (ms: number) => new Date(at.getTime() + ms);
  switch (outcome.kind) {
    case 'done':
      return null;
    case 'wait':
      return later(outcome.delayMs + slackMs);
    case 'retry':
      return later(retryDelayMs(patient, attempt) + slackMs);
    case 'action_required':
      return later(blockedMs);
    case 'stop':
      return later(stoppedMs);
  }
}
