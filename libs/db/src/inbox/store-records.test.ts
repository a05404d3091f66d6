import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { beginRead } from '../sync/begin-read.ts';
import { finishRead } from '../sync/finish-read.ts';
import { releaseRead } from '../sync/release-read.ts';
import { createTestDatabase } from '../testing/create-test-database.ts';
import { mintOrganisation } from '../testing/factories/mint-organisation.ts';
import { stripeRecord } from '../testing/factories/stripe-record.ts';
import type { InboxRecord } from './inbox-record.ts';
import { storeRecords } from './store-records.ts';

const { database, drop } = await createTestDatabase();
afterAll(drop);
const { db, sql } = database;
let account: string;
beforeAll(async () => {
  ({ account } = await mintOrganisation(db, { at: new Date() }));
});

const target = (objectId = `sub_${randomUUID()}`) =>
  ({ account, livemode: false, objectKind: 'subscription', objectId }) as const;
const record = (differs: Partial<InboxRecord> = {}) =>
  stripeRecord(account, { target: target(), ...differs });

const signalsOf = async (objectId: string) => {
  const [row] = await sql`select requested_seq from sync_object where object_id = ${objectId}`;
  return row ? Number(row.requested_seq) : null;
};

test('an event is stored with its signal and its job, in one transaction', async () => {
  const one = record({ payload: '{"id":"é"}' });
  const { results, jobs } = await storeRecords(database, [one]);
  expect(results).toEqual([{ duplicate: false, outcome: 'accepted' }]);
  expect(jobs).toEqual([
    {
      id: expect.stringMatching(/^\d+$/),
      name: 'payment.sync',
      payload: { ...one.target, correlationId: 'cor_test' },
      notBefore: null,
    },
  ]);
  const [event] = await sql`select payload, outcome from inbox_event where external_id = ${one.externalId}`;
  expect(event).toEqual({ payload: one.payload, outcome: 'accepted' });
  expect(await signalsOf(one.target?.objectId ?? '')).toBe(1);
});

test('a duplicate, within a batch or later, is one event and one signal', async () => {
  const one = record();
  const first = await storeRecords(database, [one, one, record({ target: one.target })]);
  expect(first.results.map(({ duplicate }) => duplicate)).toEqual([false, true, false]);
  expect(first.jobs).toHaveLength(1);
  const again = await storeRecords(database, [one]);
  expect(again).toEqual({ results: [{ duplicate: true, outcome: null }], jobs: [] });
  expect(await signalsOf(one.target?.objectId ?? '')).toBe(2);
});

describe('a signal of an object whose read', () => {
  const at = new Date('2026-11-20T12:00:00.000Z');
  const later = (ms: number) => new Date(at.getTime() + ms);
  /** How many jobs a second signal brings, that comes `ms` after the first. */
  const jobsOfAnother = async (object: InboxRecord['target'], ms: number) =>
    (await storeRecords(database, [record({ target: object, receivedAt: later(ms) })])).jobs.length;
  let object: ReturnType<typeof target>;
  beforeEach(async () => {
    object = target();
    expect(await jobsOfAnother(object, 0)).toBe(1);
  });

  test('was just promised brings no job of its own', async () => {
    expect(await jobsOfAnother(object, 5_000)).toBe(0);
    expect(await signalsOf(object.objectId)).toBe(2);
  });

  test('should have come long ago brings a job: the first may be lost', async () => {
    await sql`update sync_object set asked_at = now() - interval '61 seconds' where object_id = ${object.objectId}`;
    expect(await jobsOfAnother(object, 5_000)).toBe(1);
  });

  test('was tried in vain brings a job, however far off the next try is', async () => {
    const lease = await beginRead(db, object, { token: 'a', leaseMs: 10_000 });
    expect(lease).toMatchObject({ seq: 1 });
    await releaseRead(db, object, 'a', later(3_600_000));
    expect(await jobsOfAnother(object, 5_000)).toBe(1);
  });

  test('is over brings a job', async () => {
    const lease = await beginRead(db, object, { token: 'a', leaseMs: 10_000 });
    if (typeof lease === 'string') throw new Error(lease);
    await finishRead(db, object, lease);
    expect(await jobsOfAnother(object, 5_000)).toBe(1);
  });
});

test('hard case 1: the same events at the same moment in two processes, in another order: each once, and no deadlock', async () => {
  const objectIds = Array.from({ length: 5 }, () => target().objectId);
  const batch = Array.from({ length: 40 }, (_, index) =>
    record({
      target: target(objectIds[index % 5]),
      firstFailure: { invoiceId: `in_${index % 3}`, failedAt: new Date() },
    }),
  );
  for (let round = 0; round < 5; round += 1) {
    const events = batch.map((one) => ({ ...one, externalId: `${one.externalId}_${round}` }));
    const [left, right] = await Promise.all([
      storeRecords(database, events),
      storeRecords(database, [...events].reverse()),
    ]);
    const rightInOrder = [...right.results].reverse();
    const stored = events.map((_, index) => [left.results[index]?.duplicate, rightInOrder[index]?.duplicate]);
    expect(stored.every(([l, r]) => l !== r)).toBe(true);
    for (const objectId of objectIds) expect(await signalsOf(objectId)).toBe(8 * (round + 1));
  }
});

test('hard case 11: an unknown account, the other mode, and what is ignored: stored, counted, nothing asked for', async () => {
  const { results, jobs } = await storeRecords(database, [
    stripeRecord('acct_unknown'),
    stripeRecord(account, { livemode: true, target: { ...target(), livemode: true } }),
    record({ ignored: 'unknown_type' }),
    stripeRecord('platform', { ignored: 'no_account', target: null }),
  ]);
  expect(results.map(({ outcome }) => outcome)).toEqual([
    'unknown_account',
    'unknown_account',
    'unknown_type',
    'no_account',
  ]);
  expect(jobs).toEqual([]);
  expect(await sql`select from sync_object where account = 'acct_unknown' or livemode`).toHaveLength(0);
});

test('the same object id on two accounts is two objects', async () => {
  const other = await mintOrganisation(db, { at: new Date() });
  const { objectId } = target();
  await storeRecords(database, [
    record({ target: target(objectId) }),
    stripeRecord(other.account, { target: { ...target(objectId), account: other.account } }),
  ]);
  const rows = await sql`select account, organisation_id from sync_object where object_id = ${objectId}`;
  expect(rows).toHaveLength(2);
  expect(new Set(rows.map((row) => row.organisation_id)).size).toBe(2);
});

test('the first failure of an invoice is the least that any event said', async () => {
  const failures = [5, 3, 9, 4].map((hour) =>
    record({ firstFailure: { invoiceId: 'in_retried', failedAt: new Date(Date.UTC(2026, 10, 20, hour)) } }),
  );
  await storeRecords(database, failures.slice(0, 1));
  await storeRecords(database, failures.slice(1));
  const [row] = await sql`
    select extract(hour from first_failed_at at time zone 'UTC')::int as hour from invoice_failure where invoice_id = 'in_retried'`;
  expect(row).toEqual({ hour: 3 });
});

test("a Telegram update brings its own job, and stays a promise until it's applied", async () => {
  const update = record({
    source: 'telegram',
    account: '7000000001',
    livemode: true,
    externalId: '42',
    type: 'message.successful_payment',
    target: null,
    job: { name: 'payment.stars', payload: { updateId: 42 } },
  });
  const { results, jobs } = await storeRecords(database, [update]);
  expect(results).toEqual([{ duplicate: false, outcome: 'accepted' }]);
  expect(jobs).toMatchObject([{ name: 'payment.stars', payload: { updateId: 42 } }]);
  expect(await sql`select from inbox_key where due_at is not null and external_id = '42'`).toHaveLength(1);
});

test('a signal during a read is not lost: the reader is told to look again', async () => {
  const one = record();
  const object = one.target as NonNullable<typeof one.target>;
  await storeRecords(database, [one]);
  const lease = await beginRead(db, object, { token: 'a', leaseMs: 10_000 });
  if (typeof lease === 'string') throw new Error(lease);
  await storeRecords(database, [record({ target: object })]);
  expect(await finishRead(db, object, lease)).toBe(true);
  const second = await beginRead(db, object, { token: 'b', leaseMs: 10_000 });
  if (typeof second === 'string') throw new Error(second);
  expect(second.seq).toBe(2);
  expect(await finishRead(db, object, second)).toBe(false);
  expect(await beginRead(db, object, { token: 'c', leaseMs: 10_000 })).toBe('current');
});
