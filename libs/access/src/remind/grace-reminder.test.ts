import type { QuietHours } from '@latchkey/contracts/notices/quiet-hours';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { graceReminder, graceTimes } from './grace-reminder.ts';
import { quietUntil } from './quiet-hours.ts';

const paris: QuietHours = { from: '22:00', to: '08:00', timeZone: 'Europe/Paris' };
const always: QuietHours = { from: '00:00', to: '00:00', timeZone: 'UTC' };
const [hourMs, dayMs] = [3_600_000, 86_400_000];
const at = (moment: string) => new Date(moment);
const grace = (since: string, days: number) => ({
  since: at(since),
  until: new Date(at(since).getTime() + days * dayMs),
  toldAt: at(since),
});

describe('the times of a grace', () => {
  test.each([
    [
      'five days from noon',
      grace('2026-11-20T11:00:00Z', 5),
      paris,
      '2026-11-23T07:00:00Z',
      '2026-11-24T11:00:00Z',
    ],
    [
      'without quiet hours',
      grace('2026-11-20T11:00:00Z', 5),
      always,
      '2026-11-22T23:00:00Z',
      '2026-11-24T11:00:00Z',
    ],
    [
      'both in the night',
      grace('2026-11-20T23:00:00Z', 4),
      paris,
      '2026-11-23T07:00:00Z',
      '2026-11-24T07:00:00Z',
    ],
    [
      'the morning would be too near to the last day: the evening before',
      grace('2026-11-20T09:30:00Z', 3),
      paris,
      '2026-11-21T20:29:00Z',
      '2026-11-22T09:30:00Z',
    ],
    [
      'over the change of clocks: half of the real time, mornings by the clock on the wall',
      grace('2026-10-23T10:00:00Z', 5),
      paris,
      '2026-10-26T07:00:00Z',
      '2026-10-27T10:00:00Z',
    ],
  ])('%s', (_name, of, quiet, midway, lastDay) => {
    expect(graceTimes(of, quiet)).toEqual({ midway: at(midway), lastDay: at(lastDay) });
  });

  test('the last one keeps its time where the end of the quiet hours would come after the end', () => {
    const almostAlways = { from: '12:00', to: '11:59', timeZone: 'UTC' };
    const of = grace('2026-11-20T12:00:00Z', 3);
    // The end of the quiet hours is 23 h 59 min later: in time by a minute.
    expect(graceTimes(of, almostAlways).lastDay).toEqual(at('2026-11-23T11:59:00Z'));
    const ending = { ...of, until: at('2026-11-23T11:58:30Z') };
    const { lastDay } = graceTimes(
      { ...ending, since: at('2026-11-20T11:58:30Z') },
      { ...almostAlways, to: '11:58' },
    );
    expect(lastDay.getTime()).toBeLessThan(ending.until.getTime());
  });
});

describe('who is in grace', () => {
  const of = grace('2026-11-20T11:00:00Z', 5);
  const { midway, lastDay } = graceTimes(of, paris);
  const after = (moment: Date, hours: number) => new Date(moment.getTime() + hours * hourMs);

  test('is reminded at half time and on the last day, each once', () => {
    expect(graceReminder(of, paris, of.since)).toEqual({ tell: null, lookAt: midway });
    expect(graceReminder(of, paris, midway)).toEqual({ tell: 'grace_midway', lookAt: lastDay });
    expect(graceReminder({ ...of, toldAt: midway }, paris, midway)).toEqual({ tell: null, lookAt: lastDay });
    expect(graceReminder({ ...of, toldAt: midway }, paris, lastDay)).toEqual({
      tell: 'grace_last_day',
      lookAt: null,
    });
    expect(graceReminder({ ...of, toldAt: lastDay }, paris, lastDay)).toEqual({ tell: null, lookAt: null });
  });

  test('after a jump over both is told only the last; after the end nothing', () => {
    expect(graceReminder(of, paris, after(lastDay, 2))).toEqual({ tell: 'grace_last_day', lookAt: null });
    expect(graceReminder(of, paris, of.until)).toEqual({ tell: null, lookAt: null });
  });

  test('whose failure was heard of late is not told twice of the same', () => {
    const late = after(midway, 1);
    expect(graceReminder({ ...of, toldAt: late }, paris, late)).toEqual({ tell: null, lookAt: lastDay });
    expect(graceReminder({ ...of, toldAt: after(lastDay, 1) }, paris, after(lastDay, 1)).tell).toBeNull();
  });

  test('and was never told (no Telegram then) is reminded all the same', () => {
    expect(graceReminder({ ...of, toldAt: null }, paris, midway).tell).toBe('grace_midway');
  });

  test('is left alone in the quiet hours, also when the sweep is late', () => {
    const night = at('2026-11-23T22:00:00Z');
    expect(graceReminder(of, paris, night)).toEqual({ tell: null, lookAt: at('2026-11-24T07:00:00Z') });
    const lastNight = at('2026-11-24T22:00:00Z');
    expect(graceReminder(of, paris, lastNight)).toEqual({ tell: null, lookAt: at('2026-11-25T07:00:00Z') });
  });

  test('but not where the morning would come after the end', () => {
    const ending = grace('2026-11-20T05:00:00Z', 5);
    const night = at('2026-11-25T04:00:00Z');
    expect(graceReminder(ending, paris, night)).toEqual({ tell: 'grace_last_day', lookAt: null });
  });
});

const anyGrace = fc
  .tuple(
    fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z'), noInvalidDate: true }),
    fc.integer({ min: 3, max: 7 }),
  )
  .map(([since, days]) => grace(since.toISOString(), days));
const anyQuiet = fc.record({
  from: fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`),
  to: fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:30`),
  timeZone: fc.constantFrom('UTC', 'Europe/Paris', 'America/New_York', 'Australia/Lord_Howe'),
});

test('always: both inside the grace, in their order and apart', () => {
  fc.assert(
    fc.property(anyGrace, anyQuiet, (of, quiet) => {
      const { midway, lastDay } = graceTimes(of, quiet);
      expect(of.since < midway && lastDay < of.until).toBe(true);
      expect(lastDay.getTime() - midway.getTime()).toBeGreaterThanOrEqual(6 * hourMs);
      expect(of.until.getTime() - lastDay.getTime()).toBeLessThanOrEqual(24 * hourMs);
    }),
    { numRuns: 500 },
  );
});

test('always: whoever looks only when told to, tells both once, in their order, and not in the quiet hours', () => {
  fc.assert(
    fc.property(anyGrace, anyQuiet, (of, quiet) => {
      const told: string[] = [];
      let toldAt: Date | null = of.toldAt;
      let now: Date | null = of.since;
      for (let looks = 0; now && looks < 20; looks += 1) {
        const { tell, lookAt } = graceReminder({ ...of, toldAt }, quiet, now);
        if (tell) {
          told.push(tell);
          toldAt = now;
          const morning = quietUntil(now, quiet);
          expect(morning === null || morning >= of.until).toBe(true);
        }
        if (lookAt) expect(lookAt > now).toBe(true);
        now = lookAt;
      }
      expect(told.at(-1)).toBe('grace_last_day');
      expect(told.filter((kind) => kind === 'grace_last_day')).toHaveLength(1);
      expect(told.filter((kind) => kind === 'grace_midway').length).toBeLessThanOrEqual(1);
      // Where most of the day is quiet, the one at half time may give way to the last one.
      const loudHours = 24 - ((Number.parseInt(quiet.to, 10) + 24 - Number.parseInt(quiet.from, 10)) % 24);
      if (loudHours >= 12) expect(told).toEqual(['grace_midway', 'grace_last_day']);
    }),
    { numRuns: 500 },
  );
});
