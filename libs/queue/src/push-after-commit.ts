import { setTimeout as sleep } from 'node:timers/promises';
import type { QueueLogger } from './logger.ts';
import type { OutboxJob, Pusher } from './push-jobs.ts';

export interface PushAfterCommit {
  /** Call after the commit that wrote the rows. Returns at once and never throws. */
  enqueue(outboxJobs: readonly OutboxJob[]): void;
  /** Marks rows whose job has been done without the queue; gathered like the others. */
  markDone(ids: string[]): void;
  /** Resolves when nothing is held any more: pushed and marked, or left to the relay. */
  drained(): Promise<void>;
}

interface Options {
  pusher: Pusher;
  /** Marks rows as pushed. A row that is never marked is pushed again by the relay. */
  markPushed(ids: string[]): Promise<void>;
  logger: QueueLogger;
  /** Jobs held at most while the queue is away; what comes above that is the relay's. Default 5,000. */
  maxHeld?: number;
  /** Marks gathered for so long share one statement: nobody waits for them. Default 50 ms. */
  markWithinMs?: number;
}

/** After a push of so many, more will come: */
const many = 16;
/** they gather for a while, as a job among many costs the queue half of what one by itself does. */
const gatherMs = 50;

/**
 * Pushes committed outbox rows as soon as they are there: the first at once, those that arrive while a push is under
 * way together in the next one. Only a short cut; the relay is what makes sure.
 */
export function createPushAfterCommit(options: Options): PushAfterCommit {
  const { pusher, logger, maxHeld = 5_000, markWithinMs = 50 } = options;
  const marks = gather(options.markPushed, markWithinMs, (error, count) =>
    logger.warn({ err: error, count }, 'outbox rows not marked as pushed; the relay will push them again'),
  );
  let held: OutboxJob[] = [];
  let dropped = 0;
  let pushing: Promise<void> | undefined;

  const pushHeld = async () => {
    for (let failures = 0; held.length > 0; ) {
      const batch = held;
      held = [];
      try {
        await pusher.push(batch);
        marks.add(batch.map((job) => job.id));
        if (failures > 0) logger.info({ dropped }, 'queue is back');
        failures = 0;
        dropped = 0;
        if (batch.length >= many) await sleep(gatherMs);
      } catch (error) {
        if (failures === 0)
          logger.warn({ err: error, count: batch.length }, 'queue out of reach; trying again');
        held = batch.concat(held);
        failures += 1;
        if (failures > 6) return giveUp();
        await sleep(50 * 2 ** failures);
      }
    }
  };

  const giveUp = () => {
    logger.warn({ count: held.length + dropped }, 'queue out of reach; left to the relay');
    held = [];
    dropped = 0;
  };

  return {
    enqueue: (outboxJobs) => {
      if (outboxJobs.length === 0) return;
      if (held.length + outboxJobs.length > maxHeld) {
        dropped += outboxJobs.length;
        return;
      }
      held.push(...outboxJobs);
      pushing ??= pushHeld().finally(() => {
        pushing = undefined;
      });
    },
    markDone: (ids) => marks.add(ids),
    drained: async () => {
      while (pushing) await pushing;
      await marks.flushed();
    },
  };
}

/** Collects ids for a moment and hands them over together, one call at a time. */
function gather(
  take: (ids: string[]) => Promise<void>,
  withinMs: number,
  onError: (error: unknown, count: number) => void,
) {
  let ids: string[] = [];
  let running: Promise<void> | undefined;

  const takeAll = async () => {
    while (ids.length > 0) {
      await sleep(withinMs);
      const batch = ids;
      ids = [];
      await take(batch).catch((error: unknown) => onError(error, batch.length));
    }
  };

  return {
    add: (more: string[]) => {
      ids.push(...more);
      running ??= takeAll().finally(() => {
        running = undefined;
      });
    },
    flushed: async () => {
      while (running) await running;
    },
  };
}
