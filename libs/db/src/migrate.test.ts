import { afterAll, expect, test } from 'vitest';
import { connectDatabase } from './connect-database.ts';
import { storeRecords } from './inbox/store-records.ts';
import { migrate } from './migrate.ts';
import { migrationsCurrent } from './migrations-current.ts';
import { createEmptyDatabase } from './testing/create-empty-database.ts';
import { databaseUrlOf } from './testing/database-url.ts';
import { stripeRecord } from './testing/factories/stripe-record.ts';
import { onServer } from './testing/on-server.ts';

const drops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const drop of drops) await drop();
});

async function empty(): Promise<string> {
  const { databaseUrl, drop } = await createEmptyDatabase();
  drops.push(drop);
  return databaseUrl;
}

test('three processes migrate at once, and once more: the same as once', async () => {
  const databaseUrl = await empty();
  await Promise.all([1, 2, 3].map(() => migrate({ databaseUrl })));
  const applied = () =>
    onServer(databaseUrl, (sql) => sql`select hash from drizzle.__drizzle_migrations order by id`);
  const once = await applied();
  await migrate({ databaseUrl });
  expect(await applied()).toEqual(once);
  expect(once.length).toBeGreaterThanOrEqual(2);
  const database = await connectDatabase({ databaseUrl, maxConnections: 1, applicationName: 'test' });
  expect(await migrationsCurrent(database.db)).toBe(true);
  await database.close();
});

test('a server whose time zone was changed between two migrations is no obstacle', async () => {
  const databaseUrl = await empty();
  const zone = (name: string) =>
    onServer(databaseUrl, (sql) =>
      sql.unsafe(`alter database ${new URL(databaseUrl).pathname.slice(1)} set timezone to '${name}'`),
    );
  await zone('America/New_York');
  await migrate({ databaseUrl });
  await zone('Asia/Tokyo');
  await onServer(databaseUrl, (sql) => sql.unsafe(lastPartitionDropped));
  await migrate({ databaseUrl });
});

const lastPartitionDropped = `do $$ begin
  execute (select 'drop table ' || max(inhrelid::regclass::text) from pg_inherits
    where inhparent = 'inbox_event'::regclass and inhrelid::regclass::text <> 'inbox_event_default'); end $$`;

test('payloads go to the partition of their month; beyond the last one to the default, where they stay readable', async () => {
  const databaseUrl = await empty();
  await migrate({ databaseUrl });
  const database = await connectDatabase({ databaseUrl, maxConnections: 2, applicationName: 'test' });
  const now = new Date();
  const far = new Date(Date.UTC(now.getUTCFullYear() + 3, 5, 15));
  await storeRecords(database, [
    stripeRecord('acct_none', { externalId: 'evt_now', receivedAt: now }),
    stripeRecord('acct_none', { externalId: 'evt_far', receivedAt: far }),
  ]);
  const where = async () =>
    Object.fromEntries(
      (await database.sql`select external_id, tableoid::regclass::text as place from inbox_event`).map(
        ({ external_id, place }) => [external_id, place],
      ),
    );
  const thisMonth = `inbox_event_${now.toISOString().slice(0, 7).replace('-', '')}`;
  expect(await where()).toEqual({ evt_now: thisMonth, evt_far: 'inbox_event_default' });
  // The month of rows that lie in the default partition cannot have its own any more: it is left out.
  await onServer(databaseUrl, (sql) => sql`select ensure_inbox_partitions(${far.toISOString()}::date, 2)`);
  expect((await where()).evt_far).toBe('inbox_event_default');
  await database.close();
});

test('a server that cannot be reached is an error, not a wait for ever', async () => {
  const nowhere = databaseUrlOf('postgres://nobody@127.0.0.1:1', 'x');
  await expect(
    connectDatabase({ databaseUrl: nowhere, maxConnections: 1, applicationName: 'test' }),
  ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
