import type { QueueName } from '@latchkey/contracts/jobs/catalogue';
import type { QueueConnection } from './connect-queues.ts';
import { readQueueDepths } from './queue-depth.ts';

/** So many jobs wait when a queue is far behind: seconds of work, which is when promises come to be overdue. */
export const crowd = 500;
/** A lost job must not wait for ever on a queue that never catches up. */
const longestMs = 300_000;

/**
 * Tells which queues are so far behind that what is overdue most likely waits in them. To promise it again would only make
 * them longer, and the longer they are the more is overdue.
 *
 * @param nowMs a monotonic time in milliseconds
 * @returns asks the queues; one that has been crowded for five minutes counts as free once
 */
export function watchCrowds(
  connection: QueueConnection,
  nowMs: () => number = () => performance.now(),
): () => Promise<ReadonlySet<QueueName>> {
  const since = new Map<QueueName, number>();
  return async () => {
    const crowded = new Set<QueueName>();
    for (const { queue, waiting } of await readQueueDepths(connection)) {
      if (queue === 'dead-letter') continue;
      const begun = since.get(queue) ?? nowMs();
      if (waiting < crowd || nowMs() - begun > longestMs) since.delete(queue);
      else {
        since.set(queue, begun);
        crowded.add(queue);
      }
    }
    return crowded;
  };
}
