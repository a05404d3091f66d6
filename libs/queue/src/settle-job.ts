import type { Clock } from '@latchkey/contracts/clock';
import type { DeadLetterClass } from '@latchkey/contracts/jobs/dead-letter';
import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import type { DeadLetter } from './dead-letter.ts';
import { FailedAttempt, type JobFailure, jobFailure, readHistory } from './failure-history.ts';
import type { QueueLogger } from './logger.ts';

/** When a dead letter cannot be written down, the job comes again after this. */
const buryAgainMs = 30_000;

interface Subject {
  entityKey: string;
  correlationId: string | null;
}

/** What is to become of the job after this run. */
export type Verdict =
  | { kind: 'done' | 'action_required' }
  | { kind: 'wait'; delayMs: number }
  | { kind: 'retry' | 'failed'; reason: unknown; subject: Subject; ifLast: DeadLetterClass }
  | { kind: 'dead'; reason: unknown; subject: Subject; cause: DeadLetterClass };

/** How a run ended, for metrics: the handler's outcome, `failed` when it threw, `dead` when a dead letter was written. */
export type RunResult = Exclude<JobOutcome['kind'], 'stop'> | 'failed' | 'dead';

interface Run {
  job: Job;
  token: string;
  clock: Clock;
  logger: QueueLogger;
  bury(letter: DeadLetter): Promise<void>;
  report(result: RunResult): void;
}

/** Tells BullMQ: by returning that the job is complete, by throwing what else is to be done with it. */
export async function settleJob(verdict: Verdict, run: Run): Promise<void> {
  switch (verdict.kind) {
    case 'done':
    case 'action_required':
      return run.report(verdict.kind);
    case 'wait':
      run.report('wait');
      return comeAgain(run, verdict.delayMs);
    case 'retry':
    case 'failed':
      return failAttempt(verdict, run);
    case 'dead':
      return giveUp(verdict, verdict.cause, failureOf(verdict, run), run);
  }
}

type Failure = Extract<Verdict, { subject: Subject }>;

async function failAttempt(verdict: Exclude<Failure, { kind: 'dead' }>, run: Run): Promise<never> {
  const failure = failureOf(verdict, run);
  if (failure.attempt >= (run.job.opts.attempts ?? 1)) return giveUp(verdict, verdict.ifLast, failure, run);
  run.report(verdict.kind);
  throw new FailedAttempt(failure);
}

function failureOf({ reason }: Failure, { job, clock }: Run): JobFailure {
  return jobFailure(clock.now(), job.attemptsMade + 1, reason);
}

/** Later, with the attempts it has: BullMQ's own way to do this is to move the job and say so by an error. */
async function comeAgain({ job, token }: Run, delayMs: number): Promise<never> {
  await job.moveToDelayed(Date.now() + delayMs, token);
  throw new DelayedError();
}

/** The letter first, then the job: a crash between them buries twice, which is once. */
async function giveUp(
  { subject }: Failure,
  cause: DeadLetterClass,
  failure: JobFailure,
  run: Run,
): Promise<never> {
  const letter = deadLetterOf(run.job, subject, cause, failure);
  try {
    await run.bury(letter);
  } catch (error) {
    run.logger.error({ err: error, job: letter.jobName, jobId: letter.jobId }, 'dead letter not written');
    return comeAgain(run, buryAgainMs);
  }
  const { payload: _, ...told } = letter;
  run.logger.error(told, 'job given up');
  run.report('dead');
  throw new UnrecoverableError(cause);
}

function deadLetterOf(job: Job, subject: Subject, cause: DeadLetterClass, failure: JobFailure): DeadLetter {
  const failures = [...readHistory(job.stacktrace), failure];
  return {
    jobId: job.id ?? '',
    jobName: job.name,
    payload: job.data,
    entityKey: subject.entityKey,
    cause,
    failures,
    firstFailedAt: failures[0]?.at ?? failure.at,
    lastFailedAt: failure.at,
    correlationId: subject.correlationId,
    attempts: failure.attempt,
  };
}
