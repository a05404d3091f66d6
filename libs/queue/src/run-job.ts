import type { Clock } from '@latchkey/contracts/clock';
import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import type { Job } from 'bullmq';
import type { DeadLetter } from './dead-letter.ts';
import type { Handlers } from './handlers.ts';
import type { QueueLogger } from './logger.ts';
import type { JobProcessor } from './queue-driver.ts';
import { type ReadJob, readJob } from './read-job.ts';
import { isJobName } from './retry-delay.ts';
import { type RunResult, settleJob, type Verdict } from './settle-job.ts';

/** A job whose worker vanished this often is taken to be the cause. */
const crashLimit = 10;

export interface JobRunnerOptions {
  handlers: Handlers;
  clock: Clock;
  logger: QueueLogger;
  /** Writes a dead letter down; once per (job, entity). */
  bury(letter: DeadLetter): Promise<void>;
  onOutcome?: ((jobName: string, result: RunResult, ms: number) => void) | undefined;
}

/** Turns one BullMQ job into one call of its handler, and the outcome into what BullMQ understands. */
export function createJobRunner(options: JobRunnerOptions): JobProcessor {
  return async (job, token) => {
    const started = performance.now();
    const report = (result: RunResult) => options.onOutcome?.(job.name, result, performance.now() - started);
    const verdict = await judge(job, options);
    await settleJob(verdict, { job, token, report, ...options });
  };
}

async function judge(job: Job, options: JobRunnerOptions): Promise<Verdict> {
  const unread = { entityKey: job.id ?? '', correlationId: null };
  if (!isJobName(job.name)) {
    return {
      kind: 'retry',
      reason: `no job ${job.name} in this release`,
      subject: unread,
      ifLast: 'unknown_job',
    };
  }
  const work = readJob(job.name, job.data);
  if ('problem' in work) return { kind: 'dead', reason: work.problem, subject: unread, cause: 'malformed' };
  if (job.stalledCounter > crashLimit) {
    return {
      kind: 'dead',
      reason: `lost its worker ${job.stalledCounter} times`,
      subject: work,
      cause: 'crashed',
    };
  }
  return callHandler(job, work, options);
}

async function callHandler(
  job: Job,
  work: ReadJob,
  { handlers, logger }: JobRunnerOptions,
): Promise<Verdict> {
  const context = {
    correlationId: work.correlationId,
    attempt: job.attemptsMade + 1,
    jobId: job.id ?? '',
  };
  const log = logger.child({ job: job.name, ...context });
  try {
    return verdictOf(await work.call(handlers, { ...context, logger: log }), work);
  } catch (error) {
    log.error({ err: error }, 'job failed');
    return { kind: 'failed', reason: error, subject: work, ifLast: 'exhausted' };
  }
}

function verdictOf(outcome: JobOutcome, subject: ReadJob): Verdict {
  switch (outcome.kind) {
    case 'done':
    case 'action_required':
      return { kind: outcome.kind };
    case 'wait':
      return { kind: 'wait', delayMs: outcome.delayMs };
    case 'retry':
      return { kind: 'retry', reason: outcome.reason, subject, ifLast: 'exhausted' };
    case 'stop':
      return { kind: 'dead', reason: outcome.reason, subject, cause: 'stopped' };
  }
}
