import type { CheckState, PartStatus } from '@latchkey/contracts/procedures/system';
import { expect, test } from 'vitest';
import { summarize } from './summarize.ts';

test('one sentence for the whole stack, the worst first', () => {
  expect(summarize(undefined, undefined)).toBe('Looking at the stack…');
  expect(summarize(parts({}), undefined)).toBe('Everything works');
  expect(summarize(parts({ sandbox: 'unknown' }), undefined)).toBe('Everything works');
  expect(summarize(parts({ worker: 'unknown' }), undefined)).toBe('Nothing heard of worker yet');
  expect(summarize(parts({ queue: 'degraded' }), undefined)).toBe('Working, with queue degraded');
  expect(summarize(parts({ bot: 'down', queue: 'degraded' }), undefined)).toBe('Bot is down');
  expect(summarize(parts({ bot: 'down', worker: 'down' }), undefined)).toBe('Worker and bot are down');
});

test('what was true before an error is not told as if it still were', () => {
  expect(summarize(parts({}), 'unreachable')).toBe('The api does not answer');
  expect(summarize(parts({}), 'internal')).toBe('The api answers with an error');
});

function parts(states: Partial<Record<PartStatus['name'], CheckState>>): PartStatus[] {
  const names = ['database', 'queue', 'worker', 'bot', 'sandbox'] as const;
  return names.map((name) => ({ name, state: states[name] ?? 'ok', detail: '', lastSeenAt: null }));
}
