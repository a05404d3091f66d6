import { postgresDriver } from './postgres-driver.ts';
import type { QueueBackendName, QueueDriver } from './queue-driver.ts';
import { redisDriver } from './redis-driver.ts';
import { within } from './within.ts';

export interface QueueConnection {
  readonly backend: QueueBackendName;
  /** Whether the store answers, known within one second. */
  ready(): Promise<boolean>;
  /** Close workers and pushers first. */
  close(): Promise<void>;
  /** For the other files of this library. */
  readonly driver: QueueDriver;
}

/**
 * Connects to the queues: Redis when there is an address, else PostgreSQL (after `migrateQueues`). Returns at once;
 * connections are made as they are needed and made again when lost.
 *
 * @param options.prefix keys of this installation in a shared Redis; default `latchkey`. PostgreSQL needs none.
 * @param options.maxConnections of the PostgreSQL pool: one for each worker's listener, and at least five more.
 * @param options.onError every connection error; they are many while a store is away.
 */
export function connectQueues(options: {
  databaseUrl: string;
  redisUrl?: string | undefined;
  prefix?: string;
  maxConnections?: number;
  onError: (error: Error) => void;
}): QueueConnection {
  const { databaseUrl, redisUrl, prefix = 'latchkey', maxConnections = 16, onError } = options;
  const driver = redisUrl
    ? redisDriver({ redisUrl, prefix, onError })
    : postgresDriver({ databaseUrl, maxConnections, onError });

  let closing: Promise<void> | undefined;

  return {
    backend: driver.backend,
    driver,
    ready: () =>
      within(
        1_000,
        driver.ping().then(
          () => true,
          () => false,
        ),
        false,
      ),
    close: () => {
      closing ??= driver.close();
      return closing;
    },
  };
}
