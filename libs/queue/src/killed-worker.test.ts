import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { done } from '@latchkey/contracts/jobs/outcome';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { backends, createTestQueues, type TestQueues } from '../test/backends.ts';
import { concurrency, convergeJob, handlersWith, silent, wallClock } from '../test/jobs.ts';
import { createPusher } from './push-jobs.ts';
import { startWorkers } from './start-workers.ts';

describe.each(backends)('a killed worker on %s', (backend) => {
  let queues: TestQueues;
  beforeAll(async () => {
    queues = await createTestQueues(backend);
  });
  afterAll(() => queues.drop());

  it('loses no job: another worker has it within 15 seconds', { timeout: 45_000 }, async () => {
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        new URL('../test/hold-job.ts', import.meta.url).pathname,
        JSON.stringify(queues.address),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await createPusher(queues.connect(), wallClock).push([convergeJob(1)]);
    await once(child.stdout, 'data');
    const attempts: number[] = [];
    const workers = startWorkers({
      connection: queues.connect(),
      handlers: handlersWith({
        'access.converge': async (_payload, { attempt }) => {
          attempts.push(attempt);
          return done;
        },
      }),
      concurrency,
      clock: wallClock,
      logger: silent,
      onDeadLetter: async () => undefined,
    });
    child.kill('SIGKILL');
    const killedAt = Date.now();
    await vi.waitFor(() => expect(attempts).toEqual([1]), { timeout: 20_000, interval: 50 });
    expect(Date.now() - killedAt).toBeLessThan(15_000);
    await workers.close();
  });
});
