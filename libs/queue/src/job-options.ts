import { type JobName, jobs } from '@latchkey/contracts/jobs/catalogue';
import type { JobsOptions } from 'bullmq';
import { backoffType } from './worker-options.ts';

/**
 * How one outbox row is put into BullMQ. The id makes a second push of the same row a no-op while the job is there;
 * finished jobs leave at once, because Postgres holds what happened and dead letters have a queue of their own.
 *
 * Priority 1 is given as "none", which both backends serve before any number: a plain list on Redis, cheaper than
 * the sorted set that a number needs.
 */
export function jobOptions(outboxId: string, name: JobName, delayMs: number): JobsOptions {
  const { priority, retry } = jobs[name];
  return {
    jobId: `o-${outboxId}`,
    ...(priority > 1 ? { priority } : {}),
    ...(delayMs > 0 ? { delay: delayMs } : {}),
    attempts: retry.attempts,
    backoff: { type: backoffType },
    removeOnComplete: true,
    removeOnFail: true,
  };
}
