import type { PartStatus } from '@latchkey/contracts/procedures/system';
import { expect, test } from 'vitest';
import { summarize } from './summarize.ts';

const part = (name: PartStatus['name'], state: PartStatus['state']): PartStatus => ({
  name,
  state,
  detail: '',
  lastSeenAt: null,
});

test.each([
  [undefined, 'unreachable', 'unreachable', []],
  [undefined, 'internal', 'failing', []],
  [undefined, undefined, 'looking', []],
  [[part('database', 'ok'), part('sandbox', 'unknown')], undefined, 'allWell', []],
  [[part('worker', 'unknown'), part('sandbox', 'unknown')], undefined, 'unknown', ['worker']],
  [[part('queue', 'degraded'), part('bot', 'unknown')], undefined, 'degraded', ['queue']],
  [
    [part('worker', 'down'), part('bot', 'down'), part('queue', 'degraded')],
    undefined,
    'down',
    ['worker', 'bot'],
  ],
] as const)('%j with %s: %s', (parts, error, message, of) => {
  expect(summarize(parts, error)).toEqual({ message, parts: of });
});
