import { createPostgresBackend, type Job, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { optional, required } from '../processes/env.ts';

const keep = { removeOnComplete: true, removeOnFail: true, attempts: 5 };
const redisUrl = optional('REDIS_URL');
// BullMQ's classes have different types on its two backends.
const connection = (
  redisUrl
    ? new Redis(redisUrl, { maxRetriesPerRequest: null })
    : { connectionString: required('DATABASE_URL'), keepAlive: true }
) as never;
const backend = redisUrl ? [] : ([createPostgresBackend] as never[]);

/** BullMQ as its manual shows it, on either backend. */
export function openQueue(name: string): (payload: object) => Promise<unknown> {
  const queue = new Queue(name, { connection }, ...backend);
  queue.on('error', () => {});
  return (payload) => queue.add(name, payload, keep);
}

export function work(name: string, concurrency: number, handle: (job: Job) => Promise<unknown>): void {
  new Worker(name, handle, { connection, concurrency }, ...backend).on('error', () => {});
}
