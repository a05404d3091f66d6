import { expect, test } from 'vitest';
import { momentOf, wallTimeOf } from './wall-time.ts';

test.each([
  ['2027-01-14T18:30', 'UTC', '2027-01-14T18:30:00.000Z'],
  ['2027-01-14T18:30', 'Europe/Paris', '2027-01-14T17:30:00.000Z'],
  ['2027-07-14T18:30', 'Europe/Paris', '2027-07-14T16:30:00.000Z'],
  ['2027-07-14T18:30', 'America/New_York', '2027-07-14T22:30:00.000Z'],
  ['2027-07-14T00:15', 'Asia/Kolkata', '2027-07-13T18:45:00.000Z'],
  // Clocks go forward on 28 March and back on 31 October.
  ['2027-03-28T03:30', 'Europe/Paris', '2027-03-28T01:30:00.000Z'],
  ['2027-10-31T02:30', 'Europe/Paris', '2027-10-31T00:30:00.000Z'],
  ['2027-10-31T04:30', 'Europe/Paris', '2027-10-31T03:30:00.000Z'],
])('%s in %s', (wallTime, timeZone, moment) => {
  expect(momentOf(wallTime, timeZone)?.toISOString()).toBe(moment);
  expect(wallTimeOf(new Date(moment), timeZone)).toBe(wallTime);
});

test('what is no time is none', () => {
  expect(momentOf('', 'UTC')).toBeNull();
});
