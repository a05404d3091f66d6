import { describe, expect, it } from 'vitest';
import { convergeJob, silent } from '../test/jobs.ts';
import { createPushAfterCommit } from './push-after-commit.ts';
import type { OutboxJob } from './push-jobs.ts';

/** A queue whose pushes end when the test says so. */
function slowQueue() {
  const pushes: string[][] = [];
  const waiting: { resolve(): void; reject(error: Error): void }[] = [];
  return {
    pushes,
    waiting,
    push: (jobs: readonly OutboxJob[]) =>
      new Promise<void>((resolve, reject) => {
        pushes.push(jobs.map((job) => job.id));
        waiting.push({ resolve, reject });
      }),
  };
}

const ids = (...numbers: number[]) => numbers.map((number) => convergeJob(number).id);
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('push after commit', () => {
  it('pushes the first at once and those that come meanwhile together', async () => {
    const queue = slowQueue();
    const marked: string[][] = [];
    const pusher = createPushAfterCommit({
      pusher: queue,
      markPushed: async (pushed) => void marked.push(pushed),
      logger: silent,
      markWithinMs: 1,
    });
    pusher.enqueue([convergeJob(1)]);
    expect(queue.pushes).toEqual([ids(1)]);
    pusher.enqueue([convergeJob(2)]);
    pusher.enqueue([convergeJob(3), convergeJob(4)]);
    queue.waiting[0]?.resolve();
    await settle();
    expect(queue.pushes).toEqual([ids(1), ids(2, 3, 4)]);
    queue.waiting[1]?.resolve();
    await pusher.drained();
    expect(marked.flat()).toEqual(ids(1, 2, 3, 4));
  });

  it('lets jobs gather after a crowd, so that they go together', async () => {
    const pushes: string[][] = [];
    const pusher = createPushAfterCommit({
      pusher: { push: async (jobs) => void pushes.push(jobs.map((job) => job.id)) },
      markPushed: async () => undefined,
      logger: silent,
    });
    const crowd = Array.from({ length: 16 }, (_, index) => index + 1);
    pusher.enqueue(crowd.map(convergeJob));
    await settle();
    pusher.enqueue([convergeJob(17)]);
    await settle();
    pusher.enqueue([convergeJob(18)]);
    await pusher.drained();
    expect(pushes).toEqual([ids(...crowd), ids(17, 18)]);
  });

  it('tries again while the queue is away, keeping the order', async () => {
    const pushes: string[][] = [];
    let away = 2;
    const marked: string[] = [];
    const pusher = createPushAfterCommit({
      pusher: {
        push: async (jobs) => {
          pushes.push(jobs.map((job) => job.id));
          if (away-- > 0) throw new Error('away');
        },
      },
      markPushed: async (pushed) => void marked.push(...pushed),
      logger: silent,
    });
    pusher.enqueue([convergeJob(1)]);
    pusher.enqueue([convergeJob(2)]);
    await pusher.drained();
    expect(pushes.at(-1)).toEqual(ids(1, 2));
    expect(marked).toEqual(ids(1, 2));
  });

  it('holds no more than it may, and leaves the rest to the relay', async () => {
    const queue = slowQueue();
    const marked: string[] = [];
    const pusher = createPushAfterCommit({
      pusher: queue,
      markPushed: async (pushed) => void marked.push(...pushed),
      logger: silent,
      maxHeld: 2,
    });
    pusher.enqueue([convergeJob(1)]);
    for (const number of [2, 3, 4, 5]) pusher.enqueue([convergeJob(number)]);
    queue.waiting[0]?.resolve();
    await settle();
    queue.waiting[1]?.resolve();
    await pusher.drained();
    expect(marked).toEqual(ids(1, 2, 3));
  });

  it('does not let a failed mark reach anybody', async () => {
    const pusher = createPushAfterCommit({
      pusher: { push: async () => undefined },
      markPushed: () => Promise.reject(new Error('database away')),
      logger: silent,
    });
    pusher.enqueue([convergeJob(1)]);
    await expect(pusher.drained()).resolves.toBeUndefined();
  });
});
