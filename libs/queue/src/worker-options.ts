import type { WorkerSettings } from './queue-driver.ts';

/** Name under which jobs ask for our own spacing of attempts instead of BullMQ's built-in ones. */
export const backoffType = 'catalogue';

/** Worker options that are the same on both backends. */
export function workerOptions(settings: WorkerSettings) {
  return {
    concurrency: settings.concurrency,
    lockDuration: settings.lockDurationMs,
    stalledInterval: settings.stalledIntervalMs,
    // A job that kills its workers is given up by `runJob`, which can still write it down; BullMQ would only drop it.
    maxStalledCount: 1_000_000,
    // How long an idle worker waits for a signal before it looks by itself.
    drainDelay: 5,
    // Pause after a refused connection; BullMQ's 15 s would outlast the lock.
    runRetryDelay: 1_000,
    settings: {
      backoffStrategy: (attempt: number, _type?: string, _error?: Error, job?: { name: string }) =>
        settings.retryDelayMs(job?.name ?? '', attempt),
    },
  };
}
