import { done } from '@latchkey/contracts/jobs/outcome';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestQueues, type TestQueues } from '../test/backends.ts';
import { concurrency, convergeJob, handlersWith, silent, wallClock } from '../test/jobs.ts';
import { migrateQueues } from './migrate-queues.ts';
import { createPusher } from './push-jobs.ts';
import { readQueueDepths } from './queue-depth.ts';
import { startWorkers } from './start-workers.ts';

describe('migrate queues', () => {
  let queues: TestQueues;
  let role: string;
  const asOwner = async (statement: string) => {
    const pool = new Pool({ connectionString: queues.address.databaseUrl });
    pool.on('error', () => undefined);
    await pool.query(statement).finally(() => pool.end());
  };

  beforeAll(async () => {
    queues = await createTestQueues('postgres');
    role = `${queues.address.prefix}_app`;
    await asOwner(`CREATE ROLE ${role} LOGIN PASSWORD 'app'`);
  });
  afterAll(async () => {
    await asOwner(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await queues.drop();
  });

  it('may run from several processes at once, and again', async () => {
    const options = { ...queues.address, appRole: role };
    await Promise.all([migrateQueues(options), migrateQueues(options), migrateQueues(options)]);
    await migrateQueues(options);
  });

  it('gives a role without other rights all it needs', async () => {
    const url = new URL(queues.address.databaseUrl);
    url.username = role;
    url.password = 'app';
    const connection = queues.connect({ ...queues.address, databaseUrl: url.href });
    let handled = 0;
    const jobs = Array.from({ length: 40 }, (_, number) => convergeJob(number));
    await createPusher(connection, wallClock).push(jobs);
    const workers = startWorkers({
      connection,
      handlers: handlersWith({
        'access.converge': async () => {
          handled += 1;
          return handled === 40 ? { kind: 'stop', reason: 'last' } : done;
        },
      }),
      concurrency,
      clock: wallClock,
      logger: silent,
      onDeadLetter: async () => undefined,
    });
    await vi.waitFor(
      async () =>
        expect((await readQueueDepths(connection)).at(-1)).toMatchObject({
          queue: 'dead-letter',
          waiting: 1,
        }),
      { timeout: 10_000, interval: 50 },
    );
    expect(handled).toBe(40);
    await workers.close();
    await connection.close();
  });
});
