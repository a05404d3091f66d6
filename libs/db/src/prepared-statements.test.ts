import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from './testing/create-test-database.ts';

const { database, drop } = await createTestDatabase({ maxConnections: 1 });
afterAll(drop);

test('statements of the query builder are prepared once and used again, in and outside of transactions', async () => {
  const marked = (n: number) => sql`select ${n}::int as marked_for_this_test`;
  for (const n of [1, 2, 3]) await database.db.execute(marked(n));
  await database.db.transaction(async (tx) => tx.execute(marked(4)));
  const known = await database.sql`
    select generic_plans + custom_plans as uses from pg_prepared_statements where statement like '%marked_for_this_test'`;
  expect(known).toEqual([{ uses: '4' }]);
});
