import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPlaces } from './places.ts';

const entered = (leave: (() => void) | null) => {
  if (!leave) throw new Error('no place');
  return leave;
};

test('so many for each key, and the others are not asked to wait for them', async () => {
  const places = createPlaces({ patienceMs: 20 });
  await places.enter('slow', 2);
  await places.enter('slow', 2);
  expect(await places.enter('slow', 2)).toBeNull();
  expect(await places.enter('quick', 2)).not.toBeNull();
});

test('who leaves makes room, for the one that waits longest first', async () => {
  const places = createPlaces({ patienceMs: 1_000 });
  const leave = entered(await places.enter('chat', 1));
  const order: string[] = [];
  const next = places.enter('chat', 1).then((left) => {
    order.push('next');
    return left;
  });
  const last = places.enter('chat', 1).then((left) => {
    order.push('last');
    return left;
  });
  leave();
  const leaveNext = entered(await next);
  await sleep(5);
  expect(order).toEqual(['next']);
  leaveNext();
  entered(await last)();
  expect(order).toEqual(['next', 'last']);
});

test('who has given up takes no place', async () => {
  const places = createPlaces({ patienceMs: 10 });
  const leave = entered(await places.enter('chat', 1));
  expect(await places.enter('chat', 1)).toBeNull();
  leave();
  expect(await places.enter('chat', 1)).not.toBeNull();
  expect(await places.enter('chat', 1)).toBeNull();
});
