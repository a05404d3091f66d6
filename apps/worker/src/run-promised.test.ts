import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboxJob } from '@latchkey/contracts/jobs/outbox-job';
import { done, type JobOutcome } from '@latchkey/contracts/jobs/outcome';
import { createTestClock } from '@latchkey/db/testing/test-clock';
import { beforeEach, describe, expect, test } from 'vitest';
import { handlersWith } from '../test/handlers-with.ts';
import { silent } from '../test/silent.ts';
import { createPromisedRunner } from './run-promised.ts';

const clock = createTestClock();
let pushed: OutboxJob[] = [];
let marked: string[] = [];
let ran: string[] = [];
beforeEach(() => {
  [pushed, marked, ran] = [[], [], []];
});

const job = (id: number, notBefore: Date | null = null): OutboxJob => ({
  id: String(id),
  name: 'access.converge',
  payload: { correlationId: `cor_${id}` },
  notBefore,
});
const runner = (converge: (correlationId: string) => Promise<JobOutcome>) =>
  createPromisedRunner({
    handlers: handlersWith({
      'access.converge': async ({ correlationId }, { attempt }) => {
        ran.push(`${correlationId}/${attempt}`);
        return converge(correlationId);
      },
      'notice.send': ({ correlationId }) => converge(correlationId),
    }),
    clock,
    logger: silent,
    push: (jobs) => void pushed.push(...jobs),
    markDone: (ids) => void marked.push(...ids),
  });
const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

describe('a promised job', () => {
  test('begins at once; its outbox row is forgotten only when it is done', async () => {
    const { open, opened } = gate();
    const promised = runner(async () => {
      await opened;
      return done;
    });
    promised.enqueue([job(1)]);
    expect(ran).toEqual(['cor_1/1']);
    await sleep(5);
    expect(marked).toEqual([]);
    open();
    await promised.drained();
    expect([marked, pushed]).toEqual([['1'], []]);
  });

  test('that a person must help is done: their act makes another', async () => {
    const promised = runner(async () => ({ kind: 'action_required', action: 'link_missing' }));
    promised.enqueue([job(1)]);
    await promised.drained();
    expect([marked, pushed]).toEqual([['1'], []]);
  });

  test.each<[string, () => Promise<JobOutcome>, Parameters<typeof clock.in>[0]]>([
    [
      'hard case 19: waits',
      async () => ({ kind: 'wait', delayMs: 60_000, reason: 'rate limit' }),
      { seconds: 60 },
    ],
    ['is to be tried again', async () => ({ kind: 'retry', reason: 'no answer' }), { seconds: 1 }],
    ['stops', async () => ({ kind: 'stop', reason: 'faulty' }), { seconds: 1 }],
    ['throws', () => Promise.reject(new Error('a fault')), { seconds: 1 }],
  ])('that %s goes to the queue, not before its time, and keeps its row', async (_name, handle, later) => {
    const promised = runner(handle);
    promised.enqueue([job(1)]);
    await promised.drained();
    expect(pushed).toEqual([job(1, clock.in(later))]);
    expect(marked).toEqual([]);
  });

  test('that is for later goes to the queue', () => {
    const later = job(1, clock.in({ seconds: 5 }));
    runner(async () => done).enqueue([later]);
    expect([pushed, ran]).toEqual([[later], []]);
  });
});

test('bounded: what comes above eighty at once is for the queue', async () => {
  const { open, opened } = gate();
  const promised = runner(async () => {
    await opened;
    return done;
  });
  promised.enqueue(Array.from({ length: 85 }, (_, id) => job(id)));
  expect([ran.length, pushed.map(({ id }) => id)]).toEqual([80, ['80', '81', '82', '83', '84']]);
  open();
  await promised.drained();
  promised.enqueue([job(85)]);
  await promised.drained();
  expect(marked).toHaveLength(81);
});

test('notices that have to wait leave room for grants', async () => {
  const { open, opened } = gate();
  const promised = runner(async () => {
    await opened;
    return done;
  });
  promised.enqueue(Array.from({ length: 45 }, (_, id) => ({ ...job(id), name: 'notice.send' })));
  expect(pushed.map(({ id }) => id)).toEqual(['40', '41', '42', '43', '44']);
  promised.enqueue(Array.from({ length: 40 }, (_, id) => job(100 + id)));
  expect(ran).toHaveLength(40);
  open();
  await promised.drained();
  expect(marked).toHaveLength(80);
});

test('a drain waits for what running jobs promise', async () => {
  const promised = runner(async (correlationId) => {
    await sleep(5);
    if (correlationId === 'cor_1') promised.enqueue([job(2)]);
    return done;
  });
  promised.enqueue([job(1)]);
  await promised.drained();
  expect(marked).toEqual(['1', '2']);
});
