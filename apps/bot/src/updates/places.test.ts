import { expect, test } from 'vitest';
import { createPlaces } from './places.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a flooded bot takes its own places only, and where all are taken the bots take turns', async () => {
  const places = createPlaces({ total: 3, each: 2 });
  const [flooded, calm, another] = [places.of(1), places.of(2), places.of(3)];
  const came: string[] = [];
  const enter = (name: string, of: typeof flooded) => void of.enter().then(() => came.push(name));

  for (const n of [1, 2, 3, 4]) enter(`flooded ${n}`, flooded);
  enter('calm 1', calm);
  await settled();
  expect(came).toEqual(['flooded 1', 'flooded 2', 'calm 1']);

  enter('calm 2', calm);
  enter('another', another);
  await settled();
  expect(came).toHaveLength(3);
  calm.leave();
  await settled();
  flooded.leave();
  await settled();
  flooded.leave();
  await settled();
  expect(came.slice(3)).toEqual(['calm 2', 'flooded 3', 'another']);
});
