import { createTestClock } from '@latchkey/db/testing/test-clock';
import { expect, test } from 'vitest';
import { nextRead } from './next-read.ts';

const clock = createTestClock();
const now = clock.now();
const none = { status: 'active', graceUntil: null, cancelAt: null, trialEnd: null, periodEnd: null } as const;
const soon = clock.in({ days: 1 });
const later = clock.in({ days: 9 });
const past = clock.in({ days: -1 });

test.each([
  ['at the end of grace', { status: 'past_due', graceUntil: soon, periodEnd: later }, soon],
  ['a minute after it is to end', { cancelAt: soon, periodEnd: soon }, clock.in({ days: 1, minutes: 1 })],
  [
    'ten minutes after the trial',
    { status: 'trialing', trialEnd: soon, periodEnd: later },
    clock.in({ days: 1, minutes: 10 }),
  ],
  ['an hour after the period', { periodEnd: soon }, clock.in({ days: 1, hours: 1 })],
  [
    'once a day where a turn has passed without effect',
    { status: 'past_due', graceUntil: past, periodEnd: past },
    clock.in({ days: 1 }),
  ],
  ['once a day where nothing is known', {}, clock.in({ days: 1 })],
  ['not any more when it is over', { status: 'canceled', periodEnd: later }, null],
  ['not any more when it never began', { status: 'incomplete_expired', periodEnd: later }, null],
] as const)('is read again %s', (_name, differs, at) => {
  expect(nextRead({ ...none, ...differs }, now)).toEqual(at);
});
