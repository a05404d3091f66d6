import { expect, test } from 'vitest';
import { createDatabaseTime } from './database-time.ts';

test('the quickest answer counts, until one contradicts it', () => {
  const time = createDatabaseTime();
  time.heard(10_000, { askedAt: 0, answeredAt: 80 });
  expect(time.localOf(10_000)).toBe(80);
  time.heard(10_100, { askedAt: 100, answeredAt: 102 });
  expect(time.localOf(10_100)).toBe(102);
  time.heard(10_200, { askedAt: 200, answeredAt: 260 });
  expect(time.localOf(10_200)).toBe(202);
  // The database's clock was put back by a second, and forward again.
  time.heard(9_300, { askedAt: 300, answeredAt: 305 });
  expect(time.localOf(9_300)).toBe(305);
  time.heard(10_400, { askedAt: 400, answeredAt: 405 });
  expect(time.localOf(10_400)).toBe(405);
});
