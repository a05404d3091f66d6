import { createTestClock } from '@latchkey/db/testing/test-clock';
import { describe, expect, test } from 'vitest';
import { good, source, subscription } from '../../test/sources.ts';
import { judgeSource } from './judge-source.ts';

const clock = createTestClock();
const now = clock.now();
const soon = clock.in({ days: 2 });
const past = clock.in({ seconds: -1 });

const of = (differs: Parameters<typeof subscription>[0]) => source({ subscription: subscription(differs) });

describe('a subscription (domain facts, section 3)', () => {
  test.each([
    ['incomplete', { status: 'incomplete', everPaid: false }, { kind: 'none' }],
    ['incomplete_expired', { status: 'incomplete_expired', everPaid: false }, { kind: 'none' }],
    ['trialing', { status: 'trialing', everPaid: false }, good(null)],
    ['trialing, to be cancelled', { status: 'trialing', cancelAt: soon }, good(soon)],
    ['active and paid', { status: 'active' }, good(null)],
    [
      'hard case 26: active while the first debit is on its way',
      { status: 'active', everPaid: false },
      { kind: 'none' },
    ],
    [
      'hard case 38: active while the renewal is processing',
      { status: 'active', graceUntil: null },
      good(null),
    ],
    ['hard case 9: cancelled at the period end', { status: 'active', cancelAt: soon }, good(soon)],
    [
      'hard case 9: the end is here and the provider has not acted',
      { status: 'active', cancelAt: now },
      good(now),
    ],
    [
      'hard case 37: a price that we do not know',
      { status: 'active', unknownPrice: true },
      { kind: 'unknown', action: 'unknown_price' },
    ],
    [
      'hard case 37: a price that we do not know, in grace',
      { status: 'past_due', graceUntil: soon, unknownPrice: true },
      { kind: 'unknown', action: 'unknown_price' },
    ],
    [
      'a price that we do not know, ended: ended at any price',
      { status: 'canceled', unknownPrice: true },
      { kind: 'none', reason: 'subscription_ended' },
    ],
    ['past_due in grace', { status: 'past_due', graceUntil: soon }, { kind: 'grace', until: soon }],
    [
      'past_due at the end of grace',
      { status: 'past_due', graceUntil: now },
      { kind: 'none', reason: 'payment_failed' },
    ],
    [
      'past_due after grace',
      { status: 'past_due', graceUntil: past },
      { kind: 'none', reason: 'payment_failed' },
    ],
    [
      'past_due, never paid: no grace',
      { status: 'past_due', paidMoney: false, graceUntil: soon },
      { kind: 'none', reason: 'payment_failed' },
    ],
    [
      'past_due, and nothing known to be owed',
      { status: 'past_due', graceUntil: null },
      { kind: 'unknown', action: 'unknown_status' },
    ],
    [
      'past_due, never paid, nothing owed',
      { status: 'past_due', paidMoney: false, graceUntil: null },
      { kind: 'none' },
    ],
    ['unpaid', { status: 'unpaid', graceUntil: soon }, { kind: 'none', reason: 'payment_failed' }],
    ['hard case 7: canceled', { status: 'canceled' }, { kind: 'none', reason: 'subscription_ended' }],
    ['paused', { status: 'paused' }, { kind: 'none', reason: 'subscription_ended' }],
    ['a status that we do not know', { status: 'unknown' }, { kind: 'unknown', action: 'unknown_status' }],
  ] as const)('%s', (_name, differs, standing) => {
    expect(judgeSource(of(differs), now)).toMatchObject(standing);
  });
});

describe('Stars', () => {
  const stars = (paidThrough: Date | null, starsReadAt: Date | null) =>
    judgeSource(of({ provider: 'stars', paidThrough, starsReadAt }), now);
  test.each([
    ['paid through', soon, null, good(soon)],
    ['never paid', null, null, { kind: 'none' }],
    ['over, and not read since', clock.in({ days: -3 }), null, { kind: 'good' }],
    [
      'over, and read too early',
      clock.in({ days: -3 }),
      clock.in({ days: -3, minutes: 59 }),
      { kind: 'good' },
    ],
    [
      'over, and read an hour after',
      clock.in({ days: -3 }),
      clock.in({ days: -3, hours: 1 }),
      { kind: 'none', reason: 'period_over' },
    ],
    ['over for less than an hour', clock.in({ minutes: -59 }), now, { kind: 'good' }],
  ] as const)('%s', (_name, paidThrough, readAt, standing) => {
    expect(stars(paidThrough, readAt)).toMatchObject(standing);
  });
});

describe('what is not a subscription', () => {
  test.each([
    ['without end', {}, good(null)],
    ['with an end to come', { endsAt: soon }, good(soon)],
    ['at its end', { endsAt: now }, { kind: 'none', reason: 'period_over' }],
    ['refunded', { endedAt: past, endReason: 'refunded' }, { kind: 'none', reason: 'refunded' }],
    ['to be ended later', { endedAt: soon, endReason: 'refunded' }, { kind: 'good' }],
  ] as const)('%s', (_name, differs, standing) => {
    expect(judgeSource(source(differs), now)).toMatchObject(standing);
  });

  test('a source that was ended is over, whatever its subscription says', () => {
    const ended = { ...of({ status: 'active' }), endedAt: past, endReason: 'disputed' as const };
    expect(judgeSource(ended, now)).toEqual({ kind: 'none', reason: 'disputed' });
  });
});
