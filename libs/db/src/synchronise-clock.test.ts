import { afterAll, beforeAll, expect, test } from 'vitest';
import { synchroniseClock } from './synchronise-clock.ts';
import { createTestDatabase, type TestDatabase } from './testing/create-test-database.ts';

let own: TestDatabase;
beforeAll(async () => {
  own = await createTestDatabase();
});
afterAll(() => own.drop());

test('hard case 28: machines whose clocks differ by a minute show the same time', async () => {
  const ahead = { now: () => new Date(Date.now() + 60_000) };
  const right = { now: () => new Date() };
  const clocks = await Promise.all([ahead, right].map((machine) => synchroniseClock(own.database, machine)));
  const [one, other] = clocks.map((clock) => clock.now().getTime());
  for (const clock of clocks) clock.close();
  expect(Math.abs((one ?? 0) - (other ?? 0))).toBeLessThan(1_000);
});
