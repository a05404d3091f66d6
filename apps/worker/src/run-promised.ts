import type { Clock } from '@latchkey/contracts/clock';
import { jobs as catalogue, type JobName } from '@latchkey/contracts/jobs/catalogue';
import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import type { JobOutcome } from '@latchkey/contracts/jobs/outcome';
import type { Handler, Handlers } from '@latchkey/queue/handlers';
import type { Logger } from '@latchkey/runtime/create-logger';

/** Jobs of one process that run besides those of the queues. */
const maxAtOnce = 80;
/** Of these, notices: messages that are slow or have to wait leave room for grants. */
const maxNoticesAtOnce = 40;
const firstRetryMs = 1_000;

interface Options {
  handlers: Handlers;
  clock: Clock;
  logger: Logger;
  /** The ordinary way, by the queue. */
  push(jobs: OutboxJob[]): void;
  /** Forgets outbox rows whose job is done. */
  markDone(ids: string[]): void;
}

/**
 * Runs at once, in this process, the jobs that the worker's own transactions have promised: one hop through the queue
 * less for each. The outbox row stands until the job is done, so that a crash leaves it to the relay; a job that is not
 * done at the first try goes the ordinary way, with its retries.
 */
export function createPromisedRunner(options: Options): {
  enqueue(jobs: OutboxJob[]): void;
  drained(): Promise<void>;
} {
  const running = new Set<Promise<void>>();
  let notices = 0;

  const run = async (job: OutboxJob): Promise<void> => {
    const outcome = await runOnce(options, job);
    if (outcome.kind === 'done' || outcome.kind === 'action_required') options.markDone([job.id]);
    else options.push([{ ...job, notBefore: later(options.clock, outcome) }]);
  };

  return {
    enqueue: (jobs) => {
      for (const job of jobs) {
        const isNotice = job.name === 'notice.send';
        const isOfMany = catalogue[job.name].queue === 'broadcast';
        if (
          isOfMany ||
          job.notBefore ||
          running.size >= maxAtOnce ||
          (isNotice && notices >= maxNoticesAtOnce)
        ) {
          options.push([job]);
          continue;
        }
        if (isNotice) notices += 1;
        const one = run(job).finally(() => {
          if (isNotice) notices -= 1;
          running.delete(one);
        });
        running.add(one);
      }
    },
    drained: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** The payload is our own, written a moment ago: it needs no parsing. */
async function runOnce({ handlers, logger }: Options, job: OutboxJob): Promise<JobOutcome> {
  const { correlationId } = job.payload as { correlationId: string };
  const handle = handlers[job.name] as Handler<JobName>;
  const context = {
    correlationId,
    attempt: 1,
    jobId: `o-${job.id}`,
    logger: logger.child({ job: job.name, correlationId }),
  };
  try {
    return await handle(job.payload as never, context);
  } catch (error) {
    logger.warn({ err: error, job: job.name, correlationId }, 'promised job failed; it goes to the queue');
    return { kind: 'retry', reason: 'failed at the first try' };
  }
}

function later(clock: Clock, outcome: JobOutcome): Date {
  return new Date(clock.now().getTime() + (outcome.kind === 'wait' ? outcome.delayMs : firstRetryMs));
}
