import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { backends, createTestQueues, type TestQueues } from '../test/backends.ts';
import { concurrency, convergeJob, handlersWith, silent, wallClock } from '../test/jobs.ts';
import { createPusher, type OutboxJob } from './push-jobs.ts';
import { startRelay } from './relay.ts';
import { startWorkers } from './start-workers.ts';

const count = 500;

describe.each(backends)('relay on %s', (backend) => {
  let queues: TestQueues;
  let pool: Pool;

  beforeAll(async () => {
    queues = await createTestQueues(backend);
    pool = new Pool({ connectionString: queues.address.databaseUrl });
    // Dropping the database ends what is still closing.
    pool.on('error', () => undefined);
    await pool.query(
      'CREATE TABLE outbox (id text PRIMARY KEY, job jsonb, pushed_at timestamptz, claimed_at timestamptz)',
    );
  });
  afterAll(async () => {
    await pool.end();
    await queues.drop();
  });

  const takeDue = async (limit: number): Promise<OutboxJob[]> => {
    const { rows } = await pool.query<{ job: OutboxJob }>(
      `UPDATE outbox SET claimed_at = now() WHERE id IN (
         SELECT id FROM outbox WHERE pushed_at IS NULL AND (claimed_at IS NULL OR claimed_at < now() - interval '2 s')
         ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING job`,
      [limit],
    );
    return rows.map((row) => row.job);
  };
  const markPushed = async (ids: string[]) => {
    await pool.query('UPDATE outbox SET pushed_at = now() WHERE id = ANY($1)', [ids]);
  };

  it('pushes what nobody pushed, from two processes at once, each row handled once', async () => {
    const jobs = Array.from({ length: count }, (_, number) => convergeJob(number));
    await pool.query(
      "INSERT INTO outbox (id, job) SELECT value->>'id', value FROM jsonb_array_elements($1)",
      [JSON.stringify(jobs)],
    );
    const handled = new Map<string, number>();
    const workers = startWorkers({
      connection: queues.connect(),
      handlers: handlersWith({
        'access.converge': async ({ accessId }) => {
          handled.set(accessId, (handled.get(accessId) ?? 0) + 1);
          return { kind: 'done' };
        },
      }),
      concurrency,
      clock: wallClock,
      logger: silent,
      onDeadLetter: async () => undefined,
    });
    const relays = [1, 2].map(() =>
      startRelay({
        takeDue,
        markPushed,
        pusher: createPusher(queues.connect(), wallClock),
        everyMs: 100,
        batch: 50,
        logger: silent,
      }),
    );
    await vi.waitFor(() => expect(handled.size).toBe(count), { timeout: 25_000, interval: 50 });
    await Promise.all(relays.map((relay) => relay.stop()));
    expect([...handled.values()].every((times) => times === 1)).toBe(true);
    expect((await pool.query('SELECT 1 FROM outbox WHERE pushed_at IS NULL')).rowCount).toBe(0);
    await workers.close();
  });

  it('comes back to rows whose push failed', async () => {
    const row = convergeJob(9_001);
    await pool.query('INSERT INTO outbox (id, job) VALUES ($1, $2)', [row.id, row]);
    const pusher = createPusher(queues.connect(), wallClock);
    let away = 1;
    const relay = startRelay({
      takeDue,
      markPushed,
      pusher: { push: async (jobs) => (away-- > 0 ? Promise.reject(new Error('away')) : pusher.push(jobs)) },
      everyMs: 50,
      batch: 10,
      logger: silent,
    });
    const unpushed = async () => (await pool.query('SELECT 1 FROM outbox WHERE pushed_at IS NULL')).rowCount;
    await vi.waitFor(async () => expect(await unpushed()).toBe(0), { timeout: 10_000, interval: 100 });
    await relay.stop();
  });
});
