import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backends, createTestQueues, type TestQueues } from '../test/backends.ts';
import { convergeJob, syncJob, wallClock } from '../test/jobs.ts';
import type { QueueConnection } from './connect-queues.ts';
import { createPusher } from './push-jobs.ts';
import { crowd, watchCrowds } from './watch-crowds.ts';

describe.each(backends)('crowds on %s', (backend) => {
  let queues: TestQueues;
  let connection: QueueConnection;
  beforeAll(async () => {
    queues = await createTestQueues(backend);
    connection = queues.connect();
    const { push } = createPusher(connection, wallClock);
    await push(Array.from({ length: crowd }, (_, index) => convergeJob(index)));
    await push(Array.from({ length: crowd - 1 }, (_, index) => syncJob(index)));
  });
  afterAll(() => queues.drop());

  test('a queue in which very many wait is crowded, and no other', async () => {
    expect([...(await watchCrowds(connection)())]).toEqual(['access']);
  });

  test('one that never catches up counts as free every five minutes', async () => {
    let nowMs = 0;
    const crowded = watchCrowds(connection, () => nowMs);
    const sizes: number[] = [];
    for (const at of [0, 200_000, 300_000, 300_001, 300_002]) {
      nowMs = at;
      sizes.push((await crowded()).size);
    }
    expect(sizes).toEqual([1, 1, 1, 0, 1]);
  });
});
