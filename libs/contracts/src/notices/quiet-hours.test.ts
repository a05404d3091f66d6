import { expect, test } from 'vitest';
import { QuietHours } from './quiet-hours.ts';

const hours = { from: '22:00', to: '08:00', timeZone: 'Europe/Paris' };

test.each([
  [{}],
  [{ timeZone: 'UTC' }],
  [{ timeZone: 'America/Argentina/Buenos_Aires' }],
  [{ from: '00:00', to: '00:00' }],
])('taken: %j', (differs) => {
  expect(QuietHours.safeParse({ ...hours, ...differs }).success).toBe(true);
});

test.each([
  [{ timeZone: 'Europe/Atlantis' }],
  [{ timeZone: '+02:00' }],
  [{ timeZone: '' }],
  [{ from: '24:00' }],
  [{ to: '8:00' }],
  [{ to: '08:60' }],
])('refused: %j', (differs) => {
  expect(QuietHours.safeParse({ ...hours, ...differs }).success).toBe(false);
});
