import type { JobQueue } from './queue-driver.ts';
import { within } from './within.ts';

const openWithinMs = 1_000;

interface Kept {
  queue: JobQueue;
  opening: Promise<unknown>;
  open: boolean;
}

/**
 * Keeps one open queue per name. BullMQ remembers a failed opening for ever and waits for ever for a Redis that is
 * away; here the first is thrown away and made anew by the next caller, and the second is an error after a second.
 */
export function openQueues(open: (name: string) => JobQueue, onError: (error: Error) => void) {
  const all = new Map<string, Kept>();

  const keep = (name: string): Kept => {
    const queue = open(name);
    const kept: Kept = { queue, opening: queue.waitUntilReady(), open: false };
    all.set(name, kept);
    kept.opening.then(
      () => {
        kept.open = true;
      },
      () => {
        if (all.get(name) === kept) all.delete(name);
        queue.close().catch(onError);
      },
    );
    return kept;
  };

  return {
    get: async (name: string): Promise<JobQueue> => {
      const kept = all.get(name) ?? keep(name);
      if (!kept.open && (await within(openWithinMs, kept.opening, 'late')) === 'late') {
        throw new Error(`queue ${name} is out of reach`);
      }
      return kept.queue;
    },
    close: async (): Promise<void> => {
      await Promise.allSettled(
        [...all.values()].map(({ queue }) => within(openWithinMs, queue.close(), undefined)),
      );
    },
  };
}
