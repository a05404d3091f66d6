import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeRecords } from '../inbox/store-records.ts';
import { unitOfWork } from '../outbox/unit-of-work.ts';
import { createTestDatabase } from '../testing/create-test-database.ts';
import { mintOrganisation } from '../testing/factories/mint-organisation.ts';
import { stripeRecord } from '../testing/factories/stripe-record.ts';
import { createTestCommitter } from '../testing/test-committer.ts';
import { promiseRead } from './promise-read.ts';
import type { ReadRequest } from './request-read.ts';

const { database, drop } = await createTestDatabase();
afterAll(drop);
const { sql } = database;
const at = new Date('2026-11-20T12:00:00Z');
let shop: Awaited<ReturnType<typeof mintOrganisation>>;
beforeAll(async () => {
  shop = await mintOrganisation(database.db, { at });
});

/** How many jobs it brings to ask for an object. */
async function jobsOf(target: ReadRequest['target']): Promise<number> {
  const committer = createTestCommitter(database);
  const { organisationId } = shop;
  await unitOfWork(committer, (unit) =>
    promiseRead(unit, { target, organisationId, correlationId: 'cor', at }),
  );
  return committer.jobs.length;
}

test('who asks within a minute of another shares their job, whoever of the two was told by an event', async () => {
  const { account } = shop;
  const target = {
    account,
    livemode: false,
    objectKind: 'subscription',
    objectId: `sub_${randomUUID()}`,
  } as const;
  expect(await jobsOf(target)).toBe(1);
  expect(await jobsOf(target)).toBe(0);
  const { jobs } = await storeRecords(database, [stripeRecord(account, { target })]);
  expect(jobs).toEqual([]);
  await sql`update sync_object set asked_at = now() - interval '61 seconds' where object_id = ${target.objectId}`;
  expect(await jobsOf(target)).toBe(1);
  const [row] = await sql`select requested_seq from sync_object where object_id = ${target.objectId}`;
  expect(Number(row?.requested_seq)).toBe(4);
});
