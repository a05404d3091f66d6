import { createTestClock } from '@latchkey/db/testing/test-clock';
import { expect, test } from 'vitest';
import { source, subscription } from '../../test/sources.ts';
import { nextTurn } from './next-turn.ts';

const clock = createTestClock();
const now = clock.now();
const soon = clock.in({ days: 1 });
const later = clock.in({ days: 9 });

test.each([
  ['nothing has an end', [source()], [], null],
  ['the next end of a source', [source({ endsAt: later }), source({ endsAt: soon })], [], soon],
  ['the end of a block', [source({ endsAt: later })], [{ channelId: null, endsAt: soon }], soon],
  [
    'what is past is no turn',
    [source({ endsAt: now })],
    [{ channelId: null, endsAt: clock.in({ days: -1 }) }],
    null,
  ],
  [
    'a subscription is read again first',
    [source({ endsAt: soon, subscription: subscription({ cancelAt: soon }) })],
    [],
    null,
  ],
] as const)('%s', (_name, sources, blocks, turn) => {
  expect(nextTurn(sources, blocks, now)).toEqual(turn);
});
