import { expect, test } from 'vitest';
import { judgeUpdates } from './judge-updates.ts';

const now = new Date('2026-11-01T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test.each([
  ['a webhook that takes everything', true, 0, null, false, true],
  ['a webhook that was refused lately while updates wait', true, 5, ago(9), true, false],
  ['a webhook that was refused lately and has caught up', true, 0, ago(1), false, true],
  ['a webhook whose trouble is long ago', true, 5, ago(10), false, true],
  ['asking, and heard of', false, 7, null, true, true],
  ['asking, and silent', false, 0, null, false, false],
  ['asking, and not keeping up', false, 1_001, null, true, false],
] as const)('%s', (_name, byWebhook, pending, lastErrorAt, botHeard, arrive) => {
  const delivery = { byWebhook, pending, lastErrorAt, includesMembers: true };
  expect(judgeUpdates(delivery, { now, botHeard })).toEqual({ includesMembers: true, arrive });
});
