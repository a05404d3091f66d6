import { setTimeout as sleep } from 'node:timers/promises';
import type { AccessDeps } from '@latchkey/access/access-deps';
import { repeatedIn, sweepNames, sweepOverdue } from '@latchkey/access/sweep/sweep-overdue';
import type { QueueName } from '@latchkey/contracts/jobs/catalogue';
import type { Logger } from '@latchkey/runtime/create-logger';

export interface Sweeps {
  /** Sweeps now: time was moved. */
  wake(): void;
  stop(): Promise<void>;
}

/** Looks for one kind of overdue work. `more`: look again at once. */
type Sweep = () => Promise<{ found: number; more: boolean }>;

interface Options {
  everyMs: number;
  logger: Logger;
  /** Sweeps that need more than the database, by their names. */
  also?: Readonly<Record<string, Sweep>>;
  /** Queues that are far behind: nothing is promised again in them. */
  crowded?: () => Promise<ReadonlySet<QueueName>>;
}

/**
 * Runs all sweeps every `everyMs`, with some jitter so that many workers do not step in time, and at once when woken.
 * One that fails does not hold up the others.
 */
export function runSweeps(deps: AccessDeps, options: Options): Sweeps {
  const { logger } = options;
  const sweeps: (readonly [string, Sweep, readonly QueueName[]])[] = [
    ...sweepNames.map((name) => [name, () => sweepOverdue(deps, name), repeatedIn(name)] as const),
    ...Object.entries(options.also ?? {}).map(([name, sweep]) => [name, sweep, []] as const),
  ];
  const stopping = new AbortController();
  let waking = new AbortController();

  const readCrowded = async (): Promise<ReadonlySet<QueueName>> => {
    try {
      return (await options.crowded?.()) ?? new Set();
    } catch (error) {
      logger.warn({ err: error }, 'queue depths not read; sweeping all');
      return new Set();
    }
  };

  const round = async (): Promise<void> => {
    const crowded = await readCrowded();
    for (const [name, sweep, queues] of sweeps) {
      if (queues.some((queue) => crowded.has(queue))) continue;
      try {
        for (let more = true; more && !stopping.signal.aborted; ) {
          const swept = await sweep();
          more = swept.more;
          if (swept.found > 0) logger.info({ sweep: name, found: swept.found }, 'swept');
        }
      } catch (error) {
        logger.error({ err: error, sweep: name }, 'sweep failed');
      }
    }
  };

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      waking = new AbortController();
      await round();
      const signal = AbortSignal.any([stopping.signal, waking.signal]);
      await sleep(options.everyMs * (0.8 + 0.4 * Math.random()), undefined, { signal }).catch(() => {});
    }
  };

  const running = run();
  return {
    wake: () => waking.abort(),
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
