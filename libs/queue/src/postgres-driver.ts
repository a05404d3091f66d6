import { isPgPool, type Job, type PgPool, Queue, Worker } from 'bullmq';
import { Pool } from 'pg';
import { openQueues } from './open-queues.ts';
import { postgresBackend } from './postgres-backend.ts';
import type { QueueDriver } from './queue-driver.ts';
import { workerOptions } from './worker-options.ts';

/** Events are never read, and each one is a row; BullMQ keeps 10,000 unless told. */
const keptEvents = 200;

/**
 * Session settings of the queue's own connections.
 * `synchronous_commit=off`: a server crash may forget the queue's last commits (up to about half a second), never
 * one that a later durable commit followed. An outbox row is marked pushed after its job was added to the same
 * server, so a forgotten job is an unmarked row, which the relay pushes again; a forgotten completion is a job run twice.
 * Generic plans without sequential scans: BullMQ's functions would otherwise be planned anew at every call (a third
 * of the time of a hop), or be planned while a table is empty and scan it when it is full.
 */
const session =
  '-c search_path=bullmq,public -c synchronous_commit=off -c jit=off -c plan_cache_mode=force_generic_plan -c enable_seqscan=off';

/** BullMQ over the product's own PostgreSQL, schema `bullmq`: up to about 300 payments a second. */
export function postgresDriver(options: {
  databaseUrl: string;
  maxConnections: number;
  onError: (error: Error) => void;
}): QueueDriver {
  const { onError } = options;
  const pool = openPool(options.databaseUrl, options.maxConnections);
  pool.on('error', onError);
  // Each queue and worker adds a listener of its own.
  pool.setMaxListeners(100);
  const connection = forBullMq(pool);
  const openQueue = (name: string) => {
    const queue = new Queue(
      name,
      { connection, streams: { events: { maxLen: keptEvents } } },
      postgresBackend,
    );
    return queue.on('error', onError);
  };
  const queues = openQueues(openQueue, onError);

  return {
    backend: 'postgres',
    bulkFrom: 32,
    queue: queues.get,
    openWorker: (name, processor, settings) => {
      const run = (job: Job, token?: string) => processor(job, token ?? '');
      const worker = new Worker(name, run, { connection, ...workerOptions(settings) }, postgresBackend);
      return worker.on('error', settings.onError).on('stalled', settings.onStalled);
    },
    ping: async () => {
      await pool.query('SELECT 1 FROM bullmq.migration LIMIT 1');
    },
    close: async () => {
      await queues.close();
      await pool.end();
    },
  };
}

function openPool(databaseUrl: string, max: number): Pool {
  const url = new URL(databaseUrl);
  // The driver lets `options` of the address win over ours, which would lose the search path.
  const own = url.searchParams.get('options');
  url.searchParams.delete('options');
  return new Pool({
    connectionString: url.href,
    options: own ? `${own} ${session}` : session,
    max,
    keepAlive: true,
    connectionTimeoutMillis: 3_000,
    query_timeout: 10_000,
    idleTimeoutMillis: 60_000,
  });
}

/** BullMQ describes a pool by an interface of its own, which the driver's overloads do not match by type. */
function forBullMq(pool: unknown): PgPool {
  if (!isPgPool(pool)) throw new TypeError('not a pg.Pool');
  return pool;
}
