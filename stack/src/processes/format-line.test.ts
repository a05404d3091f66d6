import { expect, test } from 'vitest';
import { formatLine } from './format-line.ts';

test('a JSON log line becomes one short line; anything else stays as it is', () => {
  const line = JSON.stringify({
    level: 'warn',
    time: 'x',
    name: 'api',
    msg: 'slow',
    ms: 12,
    err: { message: 'late' },
  });
  expect(formatLine('api', line)).toBe('[api]     warn slow ms=12 late');
  expect(formatLine('bot', 'Error: x')).toBe('[bot]     Error: x');
  expect(formatLine('bot', '{broken')).toBe('[bot]     {broken');
});
