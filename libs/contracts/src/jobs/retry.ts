/** How a job's attempts are spread. Delays in milliseconds; jitter as a share of the delay (0.2: up to 20 % less). */
export interface RetryPolicy {
  attempts: number;
  firstDelayMs: number;
  maxDelayMs: number;
  jitter: number;
}

/** The delay before attempt `attempt + 1`, without jitter: doubles from the first, capped. */
export function retryDelayMs(policy: RetryPolicy, attempt: number): number {
  return Math.min(policy.firstDelayMs * 2 ** (attempt - 1), policy.maxDelayMs);
}

/** From one second to an hour, over more than 24 hours even when jitter shortens each delay. */
export const patient = {
  attempts: 44,
  firstDelayMs: 1_000,
  maxDelayMs: 3_600_000,
  jitter: 0.2,
} as const satisfies RetryPolicy;
