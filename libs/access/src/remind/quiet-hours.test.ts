import type { QuietHours } from '@latchkey/contracts/notices/quiet-hours';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quietSince, quietUntil } from './quiet-hours.ts';

const paris: QuietHours = { from: '22:00', to: '08:00', timeZone: 'Europe/Paris' };
const at = (moment: string) => new Date(moment);

describe('over midnight, in winter (UTC+1)', () => {
  test.each([
    ['a minute before', '2026-11-20T20:59:59Z', null],
    ['at their beginning', '2026-11-20T21:00:00Z', '2026-11-21T07:00:00Z'],
    ['before midnight', '2026-11-20T22:59:59Z', '2026-11-21T07:00:00Z'],
    ['after midnight', '2026-11-20T23:30:30Z', '2026-11-21T07:00:00Z'],
    ['in their last second', '2026-11-21T06:59:59Z', '2026-11-21T07:00:00Z'],
    ['at their end', '2026-11-21T07:00:00Z', null],
    ['at noon', '2026-11-21T11:00:00Z', null],
  ])('%s: %s', (_name, moment, end) => {
    expect(quietUntil(at(moment), paris)).toEqual(end && at(end));
  });

  test('their beginning', () => {
    expect(quietSince(at('2026-11-21T02:00:00Z'), paris)).toEqual(at('2026-11-20T20:59:00Z'));
    expect(quietSince(at('2026-11-21T12:00:00Z'), paris)).toBeNull();
  });
});

describe('when the clocks are changed', () => {
  test.each([
    ['an hour is left out: the night is shorter', paris, '2026-03-28T22:00:00Z', '2026-03-29T06:00:00Z'],
    ['an hour comes twice: the night is longer', paris, '2026-10-24T21:00:00Z', '2026-10-25T07:00:00Z'],
    [
      'the end does not exist that day: the first minute after the gap',
      { ...paris, to: '02:30' },
      '2026-03-28T22:00:00Z',
      '2026-03-29T01:00:00Z',
    ],
    [
      'the end comes twice: the first time',
      { ...paris, to: '02:30' },
      '2026-10-24T21:00:00Z',
      '2026-10-25T00:30:00Z',
    ],
    [
      'it comes twice, and we are between: the second time',
      { ...paris, to: '02:30' },
      '2026-10-25T01:10:00Z',
      '2026-10-25T01:30:00Z',
    ],
    [
      'one hour a day is not quiet, and the change does not step over it',
      { from: '00:00', to: '23:00', timeZone: 'America/New_York' },
      '2027-03-14T05:00:00Z',
      '2027-03-15T03:00:00Z',
    ],
    [
      'by half an hour',
      { ...paris, timeZone: 'Australia/Lord_Howe' },
      '2026-10-03T12:00:00Z',
      '2026-10-03T21:00:00Z',
    ],
  ])('%s', (_name, quiet, moment, end) => {
    expect(quietUntil(at(moment), quiet)).toEqual(at(end));
  });

  test('their beginning does not exist that day: the last minute before the gap', () => {
    const quiet = { ...paris, from: '02:30' };
    expect(quietSince(at('2026-03-29T05:00:00Z'), quiet)).toEqual(at('2026-03-29T00:59:00Z'));
  });
});

test('inside one day, and at no time', () => {
  const siesta = { from: '13:00', to: '15:00', timeZone: 'UTC' };
  expect(quietUntil(at('2026-11-20T13:30:00Z'), siesta)).toEqual(at('2026-11-20T15:00:00Z'));
  expect(quietUntil(at('2026-11-20T15:00:00Z'), siesta)).toBeNull();
  for (const hour of ['00:00', '12:00']) {
    expect(quietUntil(at('2026-11-20T12:00:00Z'), { from: hour, to: hour, timeZone: 'UTC' })).toBeNull();
  }
});

const twoDigits = (value: number) => String(value).padStart(2, '0');
const timeOfDay = fc
  .integer({ min: 0, max: 1_439 })
  .map((minute) => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`);
const anyQuiet = fc.record({
  from: timeOfDay,
  to: timeOfDay,
  timeZone: fc.constantFrom(
    'UTC',
    'Europe/Paris',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
  ),
});
const anyMoment = fc.date({
  min: at('2026-01-01T00:00:00Z'),
  max: at('2028-01-01T00:00:00Z'),
  noInvalidDate: true,
});

test('always: the end is the first minute that is not quiet, the beginning the last one before', () => {
  fc.assert(
    fc.property(anyMoment, anyQuiet, (moment, quiet) => {
      const [until, since] = [quietUntil(moment, quiet), quietSince(moment, quiet)];
      expect(until === null).toBe(since === null);
      if (!until || !since) return;
      const minuteMs = 60_000;
      expect(since < moment && moment < until).toBe(true);
      expect([quietUntil(until, quiet), quietUntil(since, quiet)]).toEqual([null, null]);
      expect(quietUntil(new Date(until.getTime() - minuteMs), quiet)).toEqual(until);
      expect(quietSince(new Date(since.getTime() + minuteMs), quiet)).toEqual(since);
      expect(until.getTime() - since.getTime()).toBeLessThanOrEqual(26 * 60 * minuteMs);
    }),
    { numRuns: 500 },
  );
});
