import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from './testing/create-test-database.ts';

const { database, drop } = await createTestDatabase({ maxConnections: 2 });
afterAll(drop);
const { db } = database;
const marked = (n: number) => sql`select ${n}::int as marked_for_this_test`;
const uses = sql`
  select generic_plans + custom_plans as uses from pg_prepared_statements where statement like '%marked_for_this_test'`;

test('statements of the query builder are prepared once and used again', async () => {
  for (const n of [1, 2, 3]) await db.execute(marked(n));
  expect(await db.execute(uses)).toEqual([{ uses: '3' }]);
});

test('so are those of transactions', async () => {
  for (const n of [1, 2]) await db.transaction(async (tx) => tx.execute(marked(n)));
  expect(await db.transaction(async (tx) => tx.execute(uses))).toEqual([{ uses: '2' }]);
});
