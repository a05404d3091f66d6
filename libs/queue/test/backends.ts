import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { connectQueues, type QueueConnection } from '../src/connect-queues.ts';
import { migrateQueues } from '../src/migrate-queues.ts';
import type { QueueBackendName } from '../src/queue-driver.ts';
import { testDatabaseUrl, testRedisUrl } from './env.ts';

if (!testRedisUrl) console.log('TEST_REDIS_URL is not set: the Redis backend was not run');

/** For `describe.each`: every suite runs on each backend there is. */
export const backends: QueueBackendName[] = testRedisUrl ? ['postgres', 'redis'] : ['postgres'];

export interface TestQueues {
  /** What a second process needs to reach the same queues. */
  address: { databaseUrl: string; redisUrl?: string | undefined; prefix: string };
  connect(address?: TestQueues['address']): QueueConnection;
  drop(): Promise<void>;
}

/** Queues of their own: a fresh database, and on Redis a fresh prefix. */
export async function createTestQueues(backend: QueueBackendName): Promise<TestQueues> {
  if (!testDatabaseUrl) throw new Error('TEST_DATABASE_URL is not set');
  const prefix = `test_queue_${randomBytes(6).toString('hex')}`;
  const databaseUrl = new URL(testDatabaseUrl);
  databaseUrl.pathname = `/${prefix}`;
  await onServer(`CREATE DATABASE ${prefix}`);
  const address = {
    databaseUrl: databaseUrl.href,
    redisUrl: backend === 'redis' ? testRedisUrl : undefined,
    prefix,
  };
  await migrateQueues(address);
  const open: QueueConnection[] = [];
  return {
    address,
    connect: (to = address) => {
      const connection = connectQueues({ ...to, onError: () => undefined });
      open.push(connection);
      return connection;
    },
    drop: async () => {
      await Promise.all(open.map((connection) => connection.close()));
      await onServer(`DROP DATABASE ${prefix} WITH (FORCE)`);
      if (address.redisUrl) await deleteKeys(address.redisUrl, prefix);
    },
  };
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: testDatabaseUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function deleteKeys(redisUrl: string, prefix: string): Promise<void> {
  const redis = new Redis(redisUrl);
  const keys = await redis.keys(`{${prefix}-*`);
  if (keys.length > 0) await redis.del(...keys);
  redis.disconnect();
}
