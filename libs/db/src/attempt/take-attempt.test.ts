import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.ts';
import { forgetAttempts, returnAttempt, takeAttempt } from './take-attempt.ts';

let opened: TestDatabase;
beforeAll(async () => {
  opened = await createTestDatabase();
});
afterAll(() => opened.drop());

const of = ['password', 'ada@example.com'] as const;
const limit = { of, most: 3, windowSeconds: 60 };

test('attempts at the same moment are counted one by one; whoever comes too often hears when to come again', async () => {
  const { db } = opened.database;
  const answers = await Promise.all(Array.from({ length: 10 }, () => takeAttempt(db, limit)));
  expect(answers.filter((answer) => answer === null)).toHaveLength(3);
  for (const seconds of answers.filter((answer) => answer !== null)) expect(seconds).toBeGreaterThan(50);
  expect(await takeAttempt(db, { ...limit, of: ['password', 'ADA@example.com'] })).not.toBeNull();
  expect(await takeAttempt(db, { ...limit, of: ['password', 'bob@example.com'] })).toBeNull();
  expect(await takeAttempt(db, { ...limit, of: ['mail', 'ada@example.com'] })).toBeNull();
});

test('a window that is over begins anew, and what is over is not kept', async () => {
  const { db } = opened.database;
  await db.execute(sql`update attempt set ends_at = now() - interval '1 second'`);
  expect(await takeAttempt(db, limit)).toBeNull();
  expect(await db.execute(sql`select key from attempt`)).toHaveLength(1);
});

test('who has shown who they are begins anew', async () => {
  const { db } = opened.database;
  for (let n = 0; n < 4; n += 1) await takeAttempt(db, limit);
  expect(await takeAttempt(db, limit)).not.toBeNull();
  await forgetAttempts(db, of);
  expect(await takeAttempt(db, limit)).toBeNull();
});

test('what is given back was never counted; what was wrong stays', async () => {
  const { db } = opened.database;
  const own = { ...limit, of: ['code', 'network 203.0.113.7'] as const };
  for (let n = 0; n < 2; n += 1) expect(await takeAttempt(db, own)).toBeNull();
  for (let n = 0; n < 5; n += 1) {
    expect(await takeAttempt(db, own)).toBeNull();
    await returnAttempt(db, own.of);
  }
  expect(await takeAttempt(db, own)).toBeNull();
  expect(await takeAttempt(db, own)).not.toBeNull();
  await returnAttempt(db, ['code', 'network 203.0.113.8']);
});
