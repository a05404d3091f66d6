import { type JobName, jobs } from '@latchkey/contracts/jobs/catalogue';
import { patient, type RetryPolicy, retryDelayMs } from '@latchkey/contracts/jobs/retry';

/** The policy of a job's name; a name that only a newer release knows is retried patiently, until one such worker sees it. */
export function retryPolicyOf(jobName: string): RetryPolicy {
  return isJobName(jobName) ? jobs[jobName].retry : patient;
}

/**
 * Milliseconds until the attempt after `attempt`: the policy's delay less a random share of it, so that jobs that
 * failed together do not come back together.
 *
 * @param random a number from 0 (no jitter) up to 1 (all of it).
 */
export function jitteredDelayMs(policy: RetryPolicy, attempt: number, random: number): number {
  return Math.round(retryDelayMs(policy, attempt) * (1 - policy.jitter * random));
}

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobs, name);
}
