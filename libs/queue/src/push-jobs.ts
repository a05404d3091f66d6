import type { Clock } from '@latchkey/contracts/clock';
import { type JobName, jobs, type QueueName } from '@latchkey/contracts/jobs/catalogue';
import type { QueueConnection } from './connect-queues.ts';
import { jobOptions } from './job-options.ts';
import type { QueueDriver } from './queue-driver.ts';

/** An outbox row: a job that a committed transaction wants. */
export interface OutboxJob {
  /** The row's id, without ":". */
  id: string;
  name: JobName;
  /** JSON types only; parsed by the worker that takes it. */
  payload: unknown;
  notBefore?: Date | null;
}

export interface Pusher {
  /** Adds the jobs; adding one twice is adding it once while it is there. Rejects if any of them may not be there. */
  push(outboxJobs: readonly OutboxJob[]): Promise<void>;
}

/**
 * @param clock only to turn `notBefore` into a delay.
 * @param onPush hears of each push before it and after it: where a campaign of faults kills the process.
 */
export function createPusher(
  connection: QueueConnection,
  clock: Clock,
  onPush?: ((when: 'before' | 'after') => void) | undefined,
): Pusher {
  const { driver } = connection;
  return {
    push: async (outboxJobs) => {
      onPush?.('before');
      const now = clock.now().getTime();
      const groups = [...groupByQueue(outboxJobs)];
      await Promise.all(
        groups.map(([queue, group]) =>
          add(
            driver,
            queue,
            group.map((job) => entry(job, now)),
          ),
        ),
      );
      onPush?.('after');
    },
  };
}

function groupByQueue(outboxJobs: readonly OutboxJob[]): Map<QueueName, OutboxJob[]> {
  const groups = new Map<QueueName, OutboxJob[]>();
  for (const job of outboxJobs) {
    const { queue } = jobs[job.name];
    const group = groups.get(queue);
    if (group) group.push(job);
    else groups.set(queue, [job]);
  }
  return groups;
}

type Entry = ReturnType<typeof entry>;

function entry(job: OutboxJob, now: number) {
  const delayMs = job.notBefore ? job.notBefore.getTime() - now : 0;
  return { name: job.name, data: job.payload, opts: jobOptions(job.id, job.name, delayMs) };
}

async function add(driver: QueueDriver, name: QueueName, entries: Entry[]): Promise<void> {
  const queue = await driver.queue(name);
  if (entries.length >= driver.bulkFrom) await queue.addBulk(entries);
  else await Promise.all(entries.map(({ name, data, opts }) => queue.add(name, data, opts)));
}
