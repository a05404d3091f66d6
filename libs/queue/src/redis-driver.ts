import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { openQueues } from './open-queues.ts';
import type { QueueDriver } from './queue-driver.ts';
import { workerOptions } from './worker-options.ts';

/** Events are never read; a short stream is kept for people who look. */
const keptEvents = 200;

/**
 * BullMQ over Redis 6.2 or newer. Adding fails within `commandTimeout` when Redis is away, because the outbox keeps
 * the job; workers wait for it as long as it takes.
 */
export function redisDriver(options: {
  redisUrl: string;
  prefix: string;
  onError: (error: Error) => void;
}): QueueDriver {
  const { redisUrl, onError } = options;
  const producer = connect(redisUrl, onError, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: 2_000,
  });
  let consumer: Redis | undefined;
  const prefixOf = (name: string) => `{${options.prefix}-${name}}`;
  const openQueue = (name: string) => {
    const queue = new Queue(name, {
      connection: producer,
      prefix: prefixOf(name),
      streams: { events: { maxLen: keptEvents } },
    });
    return queue.on('error', onError);
  };
  const queues = openQueues(openQueue, onError);

  return {
    backend: 'redis',
    bulkFrom: 2,
    queue: queues.get,
    openWorker: (name, processor, settings) => {
      consumer ??= connect(redisUrl, onError, { maxRetriesPerRequest: null });
      const worker = new Worker(name, (job, token) => processor(job, token ?? ''), {
        connection: consumer,
        prefix: prefixOf(name),
        ...workerOptions(settings),
      });
      return worker.on('error', settings.onError).on('stalled', settings.onStalled);
    },
    ping: async () => {
      await producer.ping();
    },
    close: async () => {
      await queues.close();
      producer.disconnect();
      consumer?.disconnect();
    },
  };
}

function connect(
  redisUrl: string,
  onError: (error: Error) => void,
  options: { maxRetriesPerRequest: number | null; enableOfflineQueue?: boolean; commandTimeout?: number },
): Redis {
  const redis = new Redis(redisUrl, {
    retryStrategy: (times) => Math.min(100 * times, 2_000),
    keepAlive: 10_000,
    ...options,
  });
  redis.on('error', onError);
  // BullMQ adds a few listeners of its own for each queue that shares this connection.
  redis.setMaxListeners(100);
  return redis;
}
