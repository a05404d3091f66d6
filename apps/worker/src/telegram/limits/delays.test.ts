import { expect, test } from 'vitest';
import { createDelays } from './delays.ts';

test('the first messages, which open connections, are as late as they took', () => {
  const delays = createDelays();
  expect([delays.lateness(140), delays.lateness(150), delays.lateness(15)]).toEqual([140, 150, 0]);
});

test('later ones are late by what they took longer than the quickest of the latest', () => {
  const delays = createDelays();
  for (let count = 0; count < 30; count += 1) delays.lateness(200);
  expect([delays.lateness(205), delays.lateness(290), delays.lateness(200)]).toEqual([0, 90, 0]);
});

test('a line that has become slow for good is not late for ever', () => {
  const delays = createDelays();
  for (let count = 0; count < 30; count += 1) delays.lateness(10);
  expect(delays.lateness(100)).toBe(90);
  for (let count = 0; count < 30; count += 1) delays.lateness(100);
  expect(delays.lateness(100)).toBe(0);
});
