import { subscriptionStatuses } from '@latchkey/contracts/facts/subscription-fact';
import type { BlockFacts, SourceFacts } from '@latchkey/db/access/entitlements';
import { createTestClock } from '@latchkey/db/testing/test-clock';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { source, subscription } from '../../test/sources.ts';
import { decideAccess } from './decide-access.ts';

const clock = createTestClock();
const now = clock.now();
const soon = clock.in({ days: 2 });
const later = clock.in({ days: 9 });
const past = clock.in({ days: -1 });

const decide = (sources: readonly SourceFacts[], blocks: readonly BlockFacts[] = [], at = now) =>
  decideAccess({ sources, blocks, now: at });
const paid = source({ subscription: subscription() });
const ending = source({ subscription: subscription({ cancelAt: soon }) });
const grace = source({ subscription: subscription({ status: 'past_due', graceUntil: soon }) });
const over = source({ subscription: subscription({ status: 'canceled' }) });
const failed = source({ subscription: subscription({ status: 'unpaid' }) });
const unknown = source({ subscription: subscription({ status: 'unknown' }) });

test.each([
  ['nothing at all', [], { kind: 'out', reason: 'no_longer_entitled' }],
  ['one that is paid', [paid], { kind: 'in', until: null, graceUntil: null }],
  ['one that ends', [ending], { kind: 'in', until: soon, graceUntil: null }],
  [
    'hard case 8: one that ends and one that goes on',
    [ending, paid],
    { kind: 'in', until: null, graceUntil: null },
  ],
  [
    'hard case 8: one that is over and one that ends',
    [over, ending],
    { kind: 'in', until: soon, graceUntil: null },
  ],
  [
    'the latest end counts',
    [ending, source({ endsAt: later })],
    { kind: 'in', until: later, graceUntil: null },
  ],
  ['one in grace', [grace], { kind: 'in', until: soon, graceUntil: soon }],
  [
    'grace is set only while no source is in good standing',
    [grace, ending],
    { kind: 'in', until: soon, graceUntil: null },
  ],
  ['one that we do not understand', [unknown], { kind: 'keep', action: 'unknown_status' }],
  [
    'one that we do not understand beside one that is over',
    [over, unknown],
    { kind: 'keep', action: 'unknown_status' },
  ],
  [
    'one that we do not understand beside one that is paid',
    [unknown, paid],
    { kind: 'in', until: null, graceUntil: null },
  ],
  ['the reason that says most', [over, failed], { kind: 'out', reason: 'payment_failed' }],
] as const)('%s', (_name, sources, desire) => {
  expect(decide(sources)).toEqual(desire);
});

test.each([
  ['without end', null, 'out'],
  ['until later', soon, 'out'],
  ['until now', now, 'in'],
  ['until before', past, 'in'],
] as const)('hard case 33: a block %s', (_name, endsAt, kind) => {
  expect(decide([paid], [{ channelId: null, endsAt }]).kind).toBe(kind);
});

const moment = fc.constantFrom(past, now, soon, later, null);
const anySource: fc.Arbitrary<SourceFacts> = fc
  .record({
    endsAt: moment,
    endedAt: fc.constantFrom(null, null, past, soon),
    endReason: fc.constantFrom(null, 'refunded' as const),
    subscription: fc.option(
      fc.record({
        provider: fc.constantFrom('stripe' as const, 'stars' as const),
        status: fc.constantFrom(...subscriptionStatuses),
        everPaid: fc.boolean(),
        paidMoney: fc.boolean(),
        unknownPrice: fc.boolean(),
        paidThrough: moment,
        cancelAt: moment,
        graceUntil: moment,
        starsReadAt: moment,
      }),
    ),
  })
  .map((differs) => source(differs));
const anySources = fc.array(anySource, { maxLength: 5 });
const expiredBlocks = fc.array(fc.constant({ channelId: null, endsAt: past }), { maxLength: 2 });

test('the order of the sources does not matter, nor that one is known twice', () => {
  fc.assert(
    fc.property(anySources, fc.infiniteStream(fc.nat()), expiredBlocks, (sources, random, blocks) => {
      const shuffled = [...sources, ...sources.slice(0, 2)]
        .map((each) => ({ each, key: random.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ each }) => each);
      expect(decide(shuffled, blocks)).toEqual(decide(sources, blocks));
    }),
  );
});

test('a source in good standing added never takes access away, nor shortens it', () => {
  fc.assert(
    fc.property(anySources, moment, (sources, cancelAt) => {
      const before = decide(sources);
      const after = decide([...sources, source({ subscription: subscription({ cancelAt }) })]);
      if (after.kind !== 'in') throw new Error('out in spite of a good source');
      expect(after.graceUntil).toBeNull();
      if (before.kind === 'in' && !before.graceUntil) {
        expect(after.until?.getTime() ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
          before.until?.getTime() ?? Number.POSITIVE_INFINITY,
        );
      }
    }),
  );
});

test('a source more never takes access away', () => {
  fc.assert(
    fc.property(anySources, anySource, (sources, more) => {
      if (decide(sources).kind === 'in') expect(decide([...sources, more]).kind).toBe('in');
      if (decide(sources).kind === 'keep') expect(decide([...sources, more]).kind).not.toBe('out');
    }),
  );
});

test('a block that runs always wins', () => {
  fc.assert(
    fc.property(anySources, fc.constantFrom(soon, later, null), (sources, endsAt) => {
      expect(decide(sources, [{ channelId: null, endsAt }])).toEqual({ kind: 'out', reason: 'blocked' });
    }),
  );
});

test('grace is said only together with its end, and never is over', () => {
  fc.assert(
    fc.property(anySources, (sources) => {
      const desire = decide(sources);
      if (desire.kind !== 'in' || !desire.graceUntil) return;
      expect(desire.until).toEqual(desire.graceUntil);
      expect(desire.graceUntil.getTime()).toBeGreaterThan(now.getTime());
    }),
  );
});

test('time alone never lets anybody in', () => {
  fc.assert(
    fc.property(anySources, (sources) => {
      if (decide(sources).kind === 'out') expect(decide(sources, [], later).kind).not.toBe('in');
    }),
  );
});
