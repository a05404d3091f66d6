import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connectDatabase } from '../connect-database.ts';
import { createTestDatabase } from '../testing/create-test-database.ts';
import { mintOrganisation } from '../testing/factories/mint-organisation.ts';
import { stripeRecord } from '../testing/factories/stripe-record.ts';
import { layCable } from '../testing/lay-cable.ts';
import { createTestCommitter, type TestCommitter } from '../testing/test-committer.ts';
import { createGroupIngest, type GroupIngest } from './group-ingest.ts';

const { database, databaseUrl, drop } = await createTestDatabase();
afterAll(drop);
const { sql } = database;
let account: string;
let committer: TestCommitter;
let group: GroupIngest;
beforeAll(async () => {
  ({ account } = await mintOrganisation(database.db, { at: new Date() }));
});
beforeEach(() => {
  committer = createTestCommitter(database);
  group = createGroupIngest(committer);
});

const transactions = async () => {
  const [row] = await sql`select count(distinct xmin::text)::int as n from inbox_key`;
  return (row as { n: number }).n;
};

test('a lone record goes at once; those that come meanwhile share the next commit', async () => {
  const before = await transactions();
  expect(await group.ingest(stripeRecord(account))).toEqual({ duplicate: false, outcome: 'accepted' });
  expect(await transactions()).toBe(before + 1);
  const results = await Promise.all(Array.from({ length: 60 }, () => group.ingest(stripeRecord(account))));
  expect(results.every(({ outcome }) => outcome === 'accepted')).toBe(true);
  expect((await transactions()) - before).toBeLessThanOrEqual(5);
});

test('a record that cannot be stored takes no others with it', async () => {
  const bad = stripeRecord(account, { payload: 'a zero \u0000 byte' });
  const settled = await Promise.allSettled(
    [stripeRecord(account), stripeRecord(account), stripeRecord(account), bad, stripeRecord(account)].map(
      (one) => group.ingest(one),
    ),
  );
  expect(settled.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(await sql`select from inbox_key where external_id = ${bad.externalId}`).toHaveLength(0);
});

test('jobs are handed on after the commit, and the same event twice makes one', async () => {
  const target = { account, livemode: false, objectKind: 'subscription', objectId: 'sub_doubled' } as const;
  const one = stripeRecord(account, { target });
  const results = await Promise.all([
    group.ingest(one),
    group.ingest(one),
    group.ingest(one),
    group.ingest(one),
  ]);
  expect(results.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
  await group.close();
  expect(committer.jobs).toHaveLength(1);
});

test('close waits for what was handed in', async () => {
  let settled = 0;
  const handedIn = Array.from({ length: 300 }, () =>
    group.ingest(stripeRecord(account)).then(() => {
      settled += 1;
    }),
  );
  await group.close();
  await new Promise(setImmediate);
  expect(settled).toBe(300);
  await Promise.all(handedIn);
});

describe('hard case 23: the database goes away', () => {
  test('every record is refused soon, and nothing is half done; when it is back all goes on', async () => {
    const own = await connectDatabase({ databaseUrl, maxConnections: 2, applicationName: 'goes away' });
    const cut = createGroupIngest({ database: own, onCommitted: () => {} });
    await cut.ingest(stripeRecord(account));
    await own.close();
    const startedAt = Date.now();
    const settled = await Promise.allSettled(
      Array.from({ length: 200 }, () =>
        cut.ingest(stripeRecord(account, { externalId: `evt_lost_${Math.random()}` })),
      ),
    );
    expect(settled.every(({ status }) => status === 'rejected')).toBe(true);
    expect(Date.now() - startedAt).toBeLessThan(2_000);
    expect(await sql`select from inbox_key where external_id like 'evt_lost_%'`).toHaveLength(0);
  });

  test('refusals do not wait for each other, however long it is away', async () => {
    const cable = await layCable(databaseUrl);
    const own = await connectDatabase({
      databaseUrl: cable.url,
      maxConnections: 2,
      applicationName: 'cut off',
    });
    const cutOff = createGroupIngest({ database: own, onCommitted: () => {} });
    await cutOff.ingest(stripeRecord(account));
    cable.cut();
    for (let round = 0; round < 10; round += 1) {
      const startedAt = Date.now();
      const settled = await Promise.allSettled(
        Array.from({ length: 50 }, () => cutOff.ingest(stripeRecord(account))),
      );
      expect(settled.every(({ status }) => status === 'rejected')).toBe(true);
      expect(Date.now() - startedAt).toBeLessThan(2_000);
    }
    await own.close();
  }, 20_000);
});
