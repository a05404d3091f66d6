import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createGroups } from './groups.ts';

const spacingMs = 60;

function recording(enough = 32) {
  const startedAt: number[] = [];
  const groups: number[][] = [];
  const add = createGroups<number, number>(
    async (items) => {
      startedAt.push(performance.now());
      groups.push([...items]);
      return items;
    },
    { enough, spacingMs },
  );
  return { add, groups, startedAt };
}

test('a lone item goes at once; those that come too soon after it go together when the time has passed', async () => {
  const { add, groups, startedAt } = recording();
  const first = add(1);
  expect(groups).toEqual([[1]]);
  await first;
  const second = add(2);
  await wait(10);
  expect(await Promise.all([second, add(3)])).toEqual([2, 3]);
  expect(groups).toEqual([[1], [2, 3]]);
  expect((startedAt[1] as number) - (startedAt[0] as number)).toBeGreaterThanOrEqual(spacingMs - 2);
  await wait(spacingMs);
  void add(4);
  expect(groups).toEqual([[1], [2, 3], [4]]);
});

test('those that are enough for a group do not wait', async () => {
  const { add, groups } = recording(2);
  await add(1);
  const both = [add(2), add(3)];
  expect(groups).toEqual([[1], [2, 3]]);
  await Promise.all(both);
});

test('an answer that is lost holds nobody up: its group fails, and each of it goes again by itself', async () => {
  const groups: number[][] = [];
  const add = createGroups<number, number>(
    (items) => {
      groups.push([...items]);
      return items.length > 1 ? new Promise(() => {}) : Promise.resolve(items);
    },
    { maxInFlight: 1, limitMs: 50 },
  );
  expect(await Promise.all([1, 2, 3, 4].map(add))).toEqual([1, 2, 3, 4]);
  expect(groups).toEqual([[1], [2, 3, 4], [2], [3], [4]]);
});

test('a lone one whose answer is lost fails', async () => {
  const add = createGroups<number, number>(() => new Promise(() => {}), { limitMs: 20 });
  await expect(add(1)).rejects.toThrow('no answer within 20 ms');
});
