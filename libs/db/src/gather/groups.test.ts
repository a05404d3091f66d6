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
