import { setTimeout as sleep } from 'node:timers/promises';
import type { QueueLogger } from './logger.ts';
import type { OutboxJob, Pusher } from './push-jobs.ts';

export interface Relay {
  /** Finishes the round under way. */
  stop(): Promise<void>;
}

interface Options {
  /**
   * Takes rows that nobody has pushed and claims them for a while (FOR UPDATE SKIP LOCKED), so that several relays
   * share the work and a row whose relay died comes up again. Leave those of the last seconds to `pushAfterCommit`.
   */
  takeDue(limit: number): Promise<OutboxJob[]>;
  markPushed(ids: string[]): Promise<void>;
  pusher: Pusher;
  everyMs: number;
  batch: number;
  logger: QueueLogger;
}

/** The net under `pushAfterCommit`: pushes every outbox row that is still unpushed, from any number of processes. */
export function startRelay(options: Options): Relay {
  const { everyMs, batch, logger } = options;
  const stopping = new AbortController();

  const run = async () => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        const count = await relayOnce(options);
        failures = 0;
        if (count >= batch) continue;
      } catch (error) {
        failures += 1;
        logger.warn({ err: error, failures }, 'relay round failed');
      }
      await pause(everyMs * Math.min(2 ** failures, 16), stopping.signal);
    }
  };

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function relayOnce({ takeDue, markPushed, pusher, batch, logger }: Options): Promise<number> {
  const due = await takeDue(batch);
  if (due.length === 0) return 0;
  await pusher.push(due);
  await markPushed(due.map((job) => job.id));
  logger.info({ count: due.length }, 'relay pushed outbox rows');
  return due.length;
}

/** Up to a fifth shorter or longer, so that the relays of several processes do not step in time. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms * (0.8 + 0.4 * Math.random()), undefined, { signal }).catch(() => undefined);
}
