import { done } from '@latchkey/contracts/jobs/outcome';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { backends, createTestQueues, type TestQueues } from '../test/backends.ts';
import { layCable } from '../test/cable.ts';
import { concurrency, convergeJob, handlersWith, silent, wallClock } from '../test/jobs.ts';
import type { QueueConnection } from './connect-queues.ts';
import { createPushAfterCommit } from './push-after-commit.ts';
import { createPusher } from './push-jobs.ts';
import { startWorkers } from './start-workers.ts';

describe.each(backends)('%s out of reach', (backend) => {
  let queues: TestQueues;
  let cable: Awaited<ReturnType<typeof layCable>>;
  const behindCable = () => {
    const { address } = queues;
    return address.redisUrl ? { ...address, redisUrl: cable.url } : { ...address, databaseUrl: cable.url };
  };

  beforeAll(async () => {
    queues = await createTestQueues(backend);
  });
  beforeEach(async () => {
    const { redisUrl, databaseUrl } = queues.address;
    cable = await layCable(new URL(redisUrl ?? databaseUrl), redisUrl ? 6379 : 5432);
  });
  afterEach(() => cable.close());
  afterAll(() => queues.drop());

  const work = (connection: QueueConnection) => {
    const handled: string[] = [];
    const workers = startWorkers({
      connection,
      handlers: handlersWith({
        'access.converge': async (_payload, { correlationId }) => {
          handled.push(correlationId);
          return done;
        },
      }),
      concurrency,
      clock: wallClock,
      logger: silent,
      onDeadLetter: async () => undefined,
    });
    return { handled, workers };
  };
  const soon = { timeout: 20_000, interval: 50 };

  it('says so and refuses jobs quickly, and works again when it is back', async () => {
    const connection = queues.connect(behindCable());
    const pusher = createPusher(connection, wallClock);
    await vi.waitFor(async () => expect(await connection.ready()).toBe(true), soon);
    const { handled, workers } = work(connection);
    await pusher.push([convergeJob(1)]);
    await vi.waitFor(() => expect(handled).toEqual(['cor-1']), soon);

    cable.cut();
    const began = performance.now();
    expect(await connection.ready()).toBe(false);
    expect(performance.now() - began).toBeLessThan(1_500);
    await expect(pusher.push([convergeJob(2)])).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(5_000);

    cable.mend();
    const late = createPushAfterCommit({ pusher, markPushed: async () => undefined, logger: silent });
    late.enqueue([convergeJob(3)]);
    await vi.waitFor(() => expect(handled).toEqual(['cor-1', 'cor-3']), soon);
    await workers.close();
  });

  it('at the start does not matter later', async () => {
    cable.cut();
    const connection = queues.connect(behindCable());
    const { handled, workers } = work(connection);
    const pusher = createPusher(connection, wallClock);
    const began = performance.now();
    await expect(pusher.push([convergeJob(10)])).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(5_000);
    cable.mend();
    await vi.waitFor(() => pusher.push([convergeJob(11)]), soon);
    await vi.waitFor(() => expect(handled).toContain('cor-11'), soon);
    await workers.close();
  });
});
