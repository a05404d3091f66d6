import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { keepAnswers } from './keep-answers.ts';

function counted(takesMs: number) {
  let times = 0;
  const find = async () => {
    times += 1;
    await sleep(takesMs);
    return times;
  };
  return { find, times: () => times };
}

test('who asks at the same time shares one answer, and it is given again for a while', async () => {
  const keep = keepAnswers<number>();
  const { find } = counted(20);
  expect(await Promise.all([keep('a', find), keep('a', find), keep('a', find)])).toEqual([1, 1, 1]);
  expect(await keep('a', find)).toBe(1);
  expect(await keep('b', find)).toBe(2);
});

test('what is found quickly is found anew soon; a failure is not kept', async () => {
  const keep = keepAnswers<number>();
  const { find } = counted(1);
  await keep('a', find);
  // Twenty times as long as it took: how long that is, the machine says.
  await expect.poll(() => keep('a', find), { interval: 20, timeout: 10_000 }).toBe(2);
  await expect(keep('c', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await keep('c', find)).toBe(3);
});
