import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { connectDatabase } from './connect-database.ts';
import { createTestDatabase } from './testing/create-test-database.ts';
import { layCable } from './testing/lay-cable.ts';

const { databaseUrl, drop } = await createTestDatabase();
const cable = await layCable(databaseUrl);
const { db, close } = await connectDatabase({
  databaseUrl: cable.url,
  maxConnections: 6,
  applicationName: 'shaken',
});
afterAll(async () => {
  await close();
  cable.cut();
  await drop();
});

// The driver forgot who waited, in two places: patches/postgres@3.4.9.patch (ADR 12).
test('connections break again and again, at any moment: every transaction and statement ends, one way or the other', async () => {
  let breaking = true;
  let ended = 0;
  const again = async (work: () => Promise<unknown>) => {
    while (breaking)
      await work().then(
        () => (ended += 1),
        () => {},
      );
  };
  const all = Promise.all([
    ...Array.from({ length: 12 }, () =>
      again(() =>
        db.transaction(async (tx) => {
          await tx.execute(sql`select 1`);
          await tx.execute(sql`select 2`);
        }),
      ),
    ),
    ...Array.from({ length: 4 }, () => again(() => db.execute(sql`select 1`))),
  ]);
  for (let times = 0; times < 60; times += 1) {
    await sleep(10 + ((times * 37) % 80));
    cable.shake();
  }
  breaking = false;
  await all;
  expect(ended).toBeGreaterThan(10);
}, 20_000);
