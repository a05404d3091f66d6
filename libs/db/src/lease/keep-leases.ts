import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../connect-database.ts';
import { type HeldLease, renewLeases } from './renew-leases.ts';

/** The leases that this process holds. */
export interface Leases {
  /** For so long, in milliseconds of wall time, a lease is taken and renewed: so long a dead process keeps others off. */
  lastMs: number;
  /** Keeps a lease for as long as the work goes on. Whoever took it gives it back. */
  whileHeld<T>(lease: HeldLease, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const usualMs = 10_000;
/** Most work is over long before; what has just been taken need not be renewed. */
const youngMs = 1_000;
/** Longer than any work takes: whoever still holds one then waits for something that will never come. */
const longestMs = 180_000;

/**
 * Renews what this process holds, so that leases can be short: they end soon after the process does. Nothing depends on
 * it but calls that are made twice, because what is written after a lapsed lease meets the sequence or the version.
 *
 * @param options.lastMs ten seconds when left out; renewed three times in it
 * @param options.onError a renewal failed; the next one is due after a third of that time
 */
export function keepLeases(options: {
  db: Db;
  onError(error: unknown): void;
  lastMs?: number;
  everyMs?: number;
  youngerMs?: number;
}): Leases {
  const { db, onError, lastMs = usualMs, everyMs = 0.3 * lastMs, youngerMs = youngMs } = options;
  const held = new Map<HeldLease, number>();
  const closing = new AbortController();

  const renew = async () => {
    const now = performance.now();
    const old = [...held]
      .filter(([, since]) => since <= now - youngerMs && since > now - longestMs)
      .map(([lease]) => lease);
    if (old.length > 0) await renewLeases(db, old, lastMs).catch(onError);
  };
  const run = async () => {
    while (!closing.signal.aborted) {
      await sleep(everyMs, undefined, { signal: closing.signal }).catch(() => {});
      await renew();
    }
  };
  const running = run();

  return {
    lastMs,
    whileHeld: async (lease, work) => {
      held.set(lease, performance.now());
      try {
        return await work();
      } finally {
        held.delete(lease);
      }
    },
    close: async () => {
      closing.abort();
      await running;
    },
  };
}
