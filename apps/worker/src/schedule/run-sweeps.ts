import { setTimeout as sleep } from 'node:timers/promises';
import type { AccessDeps } from '@latchkey/access/access-deps';
import { sweepNames, sweepOverdue } from '@latchkey/access/sweep/sweep-overdue';
import type { Logger } from '@latchkey/runtime/create-logger';

export interface Sweeps {
  /** Sweeps now: time was moved. */
  wake(): void;
  stop(): Promise<void>;
}

/** Looks for one kind of overdue work. `more`: look again at once. */
type Sweep = () => Promise<{ found: number; more: boolean }>;

/**
 * Runs all sweeps every `everyMs`, with some jitter so that many workers do not step in time, and at once when woken.
 * One that fails does not hold up the others. `also`: sweeps that need more than the database, by their names.
 */
export function runSweeps(
  deps: AccessDeps,
  options: { everyMs: number; logger: Logger; also?: Readonly<Record<string, Sweep>> },
): Sweeps {
  const sweeps: (readonly [string, Sweep])[] = [
    ...sweepNames.map((name) => [name, () => sweepOverdue(deps, name)] as const),
    ...Object.entries(options.also ?? {}),
  ];
  const stopping = new AbortController();
  let waking = new AbortController();

  const round = async (): Promise<void> => {
    for (const [name, sweep] of sweeps) {
      try {
        for (let more = true; more && !stopping.signal.aborted; ) {
          const swept = await sweep();
          more = swept.more;
          if (swept.found > 0) options.logger.info({ sweep: name, found: swept.found }, 'swept');
        }
      } catch (error) {
        options.logger.error({ err: error, sweep: name }, 'sweep failed');
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
