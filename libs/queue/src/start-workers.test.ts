import { jobs } from '@latchkey/contracts/jobs/catalogue';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { backends, createTestQueues, type TestQueues } from '../test/backends.ts';
import {
  concurrency,
  convergeJob,
  handlersWith,
  memberJob,
  silent,
  syncJob,
  wallClock,
} from '../test/jobs.ts';
import type { QueueConnection } from './connect-queues.ts';
import { type DeadLetter, deadLetters } from './dead-letter.ts';
import type { JobContext } from './handlers.ts';
import { createPusher, type OutboxJob } from './push-jobs.ts';
import { readQueueDepths } from './queue-depth.ts';
import { startWorkers, type Workers } from './start-workers.ts';
import { backoffType } from './worker-options.ts';

/** Generous: the machine may be busy. */
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 20 });

/** Sets BullMQ's count of lost workers. */
async function pretendCrashes({ address }: TestQueues, job: OutboxJob, count: number): Promise<void> {
  if (address.redisUrl) {
    const redis = new Redis(address.redisUrl);
    await redis.hset(`{${address.prefix}-access}:access:o-${job.id}`, 'stc', count);
    redis.disconnect();
  } else {
    const pool = new Pool({ connectionString: address.databaseUrl });
    pool.on('error', () => undefined);
    await pool.query('UPDATE bullmq.job SET stalled_count = $1 WHERE id = $2', [count, `o-${job.id}`]);
    await pool.end();
  }
}

describe.each(backends)('workers on %s', (backend) => {
  let queues: TestQueues;
  let connection: QueueConnection;
  let working: QueueConnection;
  let workers: Workers | undefined;
  let buried: DeadLetter[] = [];
  const results: string[] = [];

  beforeAll(async () => {
    queues = await createTestQueues(backend);
    connection = queues.connect();
    working = queues.connect();
  });
  afterEach(async () => {
    await workers?.close();
    for (const letter of buried) await deadLetters(connection).remove(letter);
    buried = [];
    results.length = 0;
  });
  afterAll(() => queues.drop());

  const push = (...jobs: OutboxJob[]) => createPusher(connection, wallClock).push(jobs);
  const depthOf = async (name: string) =>
    (await readQueueDepths(connection)).find(({ queue }) => queue === name);

  /** Runs `access.converge` by what `answer` says, and notes each call. */
  function work(
    answer: (context: JobContext) => JobOutcome | Promise<JobOutcome>,
    options: { onDeadLetter?: (letter: DeadLetter) => Promise<void>; oneAtATime?: boolean } = {},
  ) {
    const calls: (JobContext & { at: number })[] = [];
    const handle = async (_payload: unknown, context: JobContext) => {
      calls.push({ ...context, at: Date.now() });
      return answer(context);
    };
    workers = startWorkers({
      connection: working,
      handlers: handlersWith({ 'access.converge': handle, 'access.noteMember': handle }),
      concurrency: options.oneAtATime
        ? { payment: 1, access: 1, notice: 1, channel: 1, broadcast: 1 }
        : concurrency,
      clock: wallClock,
      logger: silent,
      onDeadLetter: options.onDeadLetter ?? (async (letter) => void buried.push(letter)),
      onOutcome: (name, result) => results.push(`${name} ${result}`),
    });
    return calls;
  }

  it('gives each job to its handler once, with its correlation id', async () => {
    const pushed = Array.from({ length: 60 }, (_, number) => convergeJob(number));
    const calls = work(() => done);
    await push(...pushed, ...pushed.slice(0, 5));
    await until(() => expect(calls.length).toBe(60));
    expect(new Set(calls.map((call) => call.correlationId)).size).toBe(60);
    expect(calls.every((call) => call.attempt === 1)).toBe(true);
    await workers?.close();
    expect(results.every((result) => result === 'access.converge done')).toBe(true);
  });

  it('tries again on retry and on a thrown error, by the policy of the catalogue', async () => {
    const calls = work(({ attempt }) => {
      if (attempt === 1) return { kind: 'retry', reason: 'busy' };
      if (attempt === 2) throw new TypeError('broken');
      return done;
    });
    await push(convergeJob(100));
    await until(() => expect(calls.length).toBe(3));
    expect(calls.map((call) => call.attempt)).toEqual([1, 2, 3]);
    const gaps = calls.slice(1).map((call, index) => call.at - (calls[index]?.at ?? 0));
    expect(gaps[0]).toBeGreaterThanOrEqual(800);
    expect(gaps[1]).toBeGreaterThanOrEqual(1_600);
    expect(gaps[1]).toBeLessThan(3_500);
    await until(() => expect(results.length).toBe(3));
    expect(results.map((result) => result.split(' ')[1])).toEqual(['retry', 'failed', 'done']);
  });

  it('waits without using an attempt', async () => {
    let waits = 3;
    const calls = work(() => (waits-- > 0 ? { kind: 'wait', delayMs: 300, reason: '429' } : done));
    await push(convergeJob(200));
    await until(() => expect(calls.length).toBe(4));
    expect(calls.map((call) => call.attempt)).toEqual([1, 1, 1, 1]);
    expect((calls[3]?.at ?? 0) - (calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(900);
  });

  it('a wait between two failures uses no attempt and forgets none', async () => {
    const answers: JobOutcome[] = [
      { kind: 'retry', reason: 'busy' },
      { kind: 'wait', delayMs: 100, reason: '429' },
      { kind: 'wait', delayMs: 100, reason: '429' },
      { kind: 'stop', reason: 'no such chat' },
    ];
    const calls = work(() => answers.shift() ?? done);
    await push(convergeJob(220));
    await until(() => expect(buried.length).toBe(1));
    expect(calls.map((call) => call.attempt)).toEqual([1, 2, 2, 2]);
    expect(buried[0]).toMatchObject({
      attempts: 2,
      failures: [
        { attempt: 1, message: 'busy' },
        { attempt: 2, message: 'no such chat' },
      ],
    });
  });

  it('every job has the attempts of the catalogue, spread by it', async () => {
    await push(convergeJob(230));
    const queue = await connection.driver.queue('access');
    const job = await queue.getJob(`o-${convergeJob(230).id}`);
    expect(job?.opts).toMatchObject({
      attempts: jobs['access.converge'].retry.attempts,
      backoff: { type: backoffType },
    });
    await queue.remove(`o-${convergeJob(230).id}`);
  });

  it('completes what a person must act on', async () => {
    const calls = work(() => ({ kind: 'action_required', action: 'bot_lacks_rights' }));
    await push(convergeJob(250));
    await until(() => expect(results).toEqual(['access.converge action_required']));
    expect(calls.length).toBe(1);
    expect(buried).toEqual([]);
  });

  it('buries what will never succeed, with its history, once per job and entity', async () => {
    work(({ attempt }) =>
      attempt === 1 ? { kind: 'retry', reason: 'busy' } : { kind: 'stop', reason: 'no such chat' },
    );
    const job = convergeJob(300);
    await push(job, { ...job, id: 'obx_again' });
    await until(() => expect(buried.length).toBe(2));
    expect(buried[0]).toMatchObject({
      jobName: 'access.converge',
      payload: job.payload,
      entityKey: (job.payload as { accessId: string }).accessId,
      cause: 'stopped',
      correlationId: 'cor-300',
      attempts: 2,
      failures: [
        { attempt: 1, message: 'busy' },
        { attempt: 2, message: 'no such chat' },
      ],
    });
    expect((buried[0]?.firstFailedAt ?? '') < (buried[0]?.lastFailedAt ?? '')).toBe(true);
    await until(async () => expect(await depthOf('dead-letter')).toMatchObject({ waiting: 1 }));
    await until(async () =>
      expect(await depthOf('access')).toMatchObject({ waiting: 0, active: 0, delayed: 0 }),
    );
    await deadLetters(connection).remove(buried[0] as DeadLetter);
    expect(await depthOf('dead-letter')).toMatchObject({ waiting: 0 });
  });

  it('an emptied queue of dead letters takes them again, each once', async () => {
    work(() => ({ kind: 'stop', reason: 'no such chat' }));
    await push(convergeJob(350), convergeJob(351));
    await until(async () => expect(await depthOf('dead-letter')).toMatchObject({ waiting: 2 }));
    const letters = deadLetters(connection);
    for (const letter of buried) await letters.remove(letter);
    expect(await depthOf('dead-letter')).toMatchObject({ waiting: 0 });
    for (const letter of [...buried, ...buried]) await letters.put(letter);
    expect(await depthOf('dead-letter')).toMatchObject({ waiting: 2 });
  });

  it('buries what is out of attempts', async () => {
    const calls = work(() => Promise.reject(new Error('always')));
    const options = { attempts: 2, backoff: { type: backoffType } };
    await (await connection.driver.queue('access')).add('access.converge', convergeJob(400).payload, options);
    await until(() => expect(buried.length).toBe(1));
    expect(calls.length).toBe(2);
    expect(buried[0]).toMatchObject({ cause: 'exhausted', attempts: 2 });
    expect(buried[0]?.failures.map((failure) => failure.message)).toEqual(['Error: always', 'Error: always']);
  });

  it('buries a payload that is not what the catalogue says, without a try', async () => {
    const calls = work(() => done);
    await push({ ...convergeJob(500), payload: { correlationId: 'cor-500', accessId: 7 } });
    await until(() => expect(buried.length).toBe(1));
    expect(buried[0]).toMatchObject({ cause: 'malformed', payload: { accessId: 7 } });
    expect(calls.length).toBe(0);
  });

  it('buries a job that took ten workers with it, without a try', async () => {
    await push(convergeJob(550));
    await pretendCrashes(queues, convergeJob(550), 11);
    const calls = work(() => done);
    await until(() => expect(buried.length).toBe(1));
    expect(buried[0]).toMatchObject({ cause: 'crashed', correlationId: 'cor-550' });
    expect(calls.length).toBe(0);
  });

  it('leaves a job of a newer release to that release', async () => {
    work(() => done);
    const options = { attempts: 2, backoff: { type: backoffType } };
    await (await connection.driver.queue('access')).add('access.invented', {}, options);
    await until(() => expect(results).toEqual(['access.invented retry']));
    await until(() => expect(buried[0]).toMatchObject({ cause: 'unknown_job' }));
  });

  it('keeps the job when its dead letter cannot be written', async () => {
    work(() => ({ kind: 'stop', reason: 'no' }), {
      onDeadLetter: () => Promise.reject(new Error('database away')),
    });
    await push(convergeJob(600));
    await until(async () => expect(await depthOf('access')).toMatchObject({ delayed: 1 }));
    expect(await depthOf('dead-letter')).toMatchObject({ waiting: 0 });
    await (await connection.driver.queue('access')).remove(`o-${convergeJob(600).id}`);
  });

  it('serves the higher priority first, and tells how deep the queue is', async () => {
    await push(memberJob(1), memberJob(2), convergeJob(701), convergeJob(702));
    const depth = await depthOf('access');
    expect(depth).toMatchObject({ waiting: 4, active: 0, delayed: 0 });
    expect(depth?.oldestWaitingMs).toBeLessThan(5_000);
    const calls = work(() => done, { oneAtATime: true });
    await until(() => expect(calls.length).toBe(4));
    const order = calls.map((call) => call.correlationId);
    // Jobs pushed together have no order among themselves.
    expect(order.slice(0, 2).sort()).toEqual(['cor-701', 'cor-702']);
    expect(order.slice(2).sort()).toEqual(['cor-1', 'cor-2']);
  });

  it('does not start before its time', async () => {
    const calls = work(() => done);
    const notBefore = new Date(Date.now() + 1_500);
    await push({ ...convergeJob(800), notBefore }, { ...convergeJob(801), notBefore: new Date(0) });
    await until(() => expect(calls.length).toBe(2));
    const started = new Map(calls.map((call) => [call.correlationId, call.at]));
    expect(started.get('cor-800')).toBeGreaterThanOrEqual(notBefore.getTime());
    expect(started.has('cor-801')).toBe(true);
  });

  it('finishes what is at work when it closes, up to a limit', async () => {
    const calls = work(async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return done;
    });
    await push(convergeJob(900));
    await until(() => expect(calls.length).toBe(1));
    expect(await workers?.close(5_000)).toBe(true);
    expect(results).toEqual(['access.converge done']);

    const stuck = work(() => new Promise(() => undefined));
    await push(convergeJob(901));
    await until(() => expect(stuck.length).toBe(1));
    expect(await workers?.close(300)).toBe(false);
    workers = undefined;
  });

  it('takes no more jobs while paused', async () => {
    const calls = work(() => done);
    await workers?.pause();
    await push(syncJob(1), convergeJob(950));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(calls.length).toBe(0);
    expect(await depthOf('access')).toMatchObject({ waiting: 1 });
  });
});
