import type { Clock } from '@latchkey/contracts/clock';
import { type QueueName, queueNames } from '@latchkey/contracts/jobs/catalogue';
import type { QueueConnection } from './connect-queues.ts';
import { type DeadLetter, deadLetters } from './dead-letter.ts';
import type { Handlers } from './handlers.ts';
import type { QueueLogger } from './logger.ts';
import type { JobWorker } from './queue-driver.ts';
import { jitteredDelayMs, retryPolicyOf } from './retry-delay.ts';
import { createJobRunner } from './run-job.ts';
import type { RunResult } from './settle-job.ts';
import { within } from './within.ts';

export interface Workers {
  /** Takes no more jobs; those at work go on. */
  pause(): Promise<void>;
  /**
   * Takes no more jobs and waits for those at work, at most so long (default 15 s); what is left is taken over by
   * another process when its lock runs out.
   *
   * @returns whether all were finished.
   */
  close(timeoutMs?: number): Promise<boolean>;
}

interface Options {
  connection: QueueConnection;
  handlers: Handlers;
  /** Jobs of each queue that run at once in this process. */
  concurrency: Record<QueueName, number>;
  /** Within this time, in ms, another process takes the jobs of one that was killed; ten seconds when left out. */
  lostAfterMs?: number;
  clock: Clock;
  logger: QueueLogger;
  /** Writes the row; must be idempotent per (jobName, entityKey) among those open. */
  onDeadLetter(letter: DeadLetter): Promise<void>;
  /** @param ms from the handler's start to its end. */
  onOutcome?(jobName: string, result: RunResult, ms: number): void;
}

/** Starts one worker for each queue of the catalogue. Any number of processes may do so. */
export function startWorkers(options: Options): Workers {
  const { connection, concurrency, lostAfterMs = 10_000, logger, onDeadLetter } = options;
  const letters = deadLetters(connection);
  const run = createJobRunner({
    handlers: options.handlers,
    clock: options.clock,
    logger,
    onOutcome: options.onOutcome?.bind(options),
    bury: async (letter) => {
      await onDeadLetter(letter);
      await letters.put(letter);
    },
  });
  const workers = queueNames.map((queue) =>
    connection.driver.openWorker(queue, run, {
      concurrency: concurrency[queue],
      // The lock is renewed at half its time while the process lives. A killed one's jobs are marked by one look and taken by
      // the next one after the lock ran out.
      lockDurationMs: 0.75 * lostAfterMs,
      stalledIntervalMs: 0.25 * lostAfterMs,
      retryDelayMs: (jobName, attempt) => jitteredDelayMs(retryPolicyOf(jobName), attempt, Math.random()),
      onError: (error) => logger.warn({ err: error, queue }, 'queue worker error'),
      onStalled: (jobId) => logger.warn({ queue, jobId }, 'job of a lost worker taken over'),
    }),
  );

  return {
    pause: async () => {
      await Promise.all(workers.map((worker) => worker.pause(true)));
    },
    close: (timeoutMs = 15_000) => closeAll(workers, timeoutMs, logger),
  };
}

async function closeAll(
  workers: readonly JobWorker[],
  timeoutMs: number,
  logger: QueueLogger,
): Promise<boolean> {
  const closing = Promise.all(workers.map((worker) => worker.close())).then(() => true);
  const finished = await within(timeoutMs, closing, false);
  if (!finished) {
    logger.warn({ timeoutMs }, 'jobs still at work; left to their locks');
    await Promise.allSettled(workers.map((worker) => worker.disconnect()));
  }
  return finished;
}
