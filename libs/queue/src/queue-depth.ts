import { deadLetterQueue, type QueueName, queueNames } from '@latchkey/contracts/jobs/catalogue';
import type { QueueConnection } from './connect-queues.ts';

export interface QueueDepth {
  queue: QueueName | 'dead-letter';
  /** Ready to be taken. */
  waiting: number;
  active: number;
  /** Waiting for their time: retries, rate limits, `notBefore`. */
  delayed: number;
  /** Since the first of the waiting ones was added; 0 when none waits. */
  oldestWaitingMs: number;
}

/** Every queue of the catalogue, and the dead letters (all of which wait). */
export function readQueueDepths(connection: QueueConnection): Promise<QueueDepth[]> {
  return Promise.all(([...queueNames, deadLetterQueue] as const).map((name) => readDepth(connection, name)));
}

async function readDepth({ driver }: QueueConnection, name: QueueDepth['queue']): Promise<QueueDepth> {
  const queue = await driver.queue(name);
  const [{ wait = 0, prioritized = 0, active = 0, delayed = 0 }, first] = await Promise.all([
    queue.getJobCounts('wait', 'prioritized', 'active', 'delayed'),
    queue.getJobs(['wait', 'prioritized'], 0, 0, true),
  ]);
  const added = first.flatMap((job) => (job ? [job.timestamp] : []));
  return {
    queue: name,
    waiting: wait + prioritized,
    active,
    delayed,
    // BullMQ stamps jobs with wall time.
    oldestWaitingMs: added.length > 0 ? Math.max(0, Date.now() - Math.min(...added)) : 0,
  };
}
