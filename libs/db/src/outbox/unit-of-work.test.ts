import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/create-test-database.ts';
import { createTestCommitter } from '../testing/test-committer.ts';
import { unitOfWork } from './unit-of-work.ts';

const { database, drop } = await createTestDatabase();
afterAll(drop);
const committer = createTestCommitter(database);

const hold = (job: string) => sql`insert into outbox (job, payload, held_until) values (${job}, '{}', now())`;
const held = () => database.sql`select job from outbox order by id`;

test('statements that are not waited for come first and are committed with the rest', async () => {
  await unitOfWork(committer, async ({ db, sent }) => {
    sent(Promise.all([db.execute(hold('first')), db.execute(hold('second'))]));
    const [row] = await db.execute<{ seen: number }>(sql`select count(*)::int as seen from outbox`);
    expect(row?.seen).toBe(2);
    sent(db.execute(hold('third')).then(() => undefined));
  });
  expect(await held()).toEqual([{ job: 'first' }, { job: 'second' }, { job: 'third' }]);
});

test('one of them fails: nothing is committed, and its own error is thrown', async () => {
  const before = await held();
  const work = unitOfWork(committer, async ({ db, sent }) => {
    await db.execute(hold('lost'));
    sent(db.execute(sql`select 1 / 0`).then(() => undefined));
    await db.execute(sql`select 1`);
  });
  await expect(work).rejects.toMatchObject({ cause: { code: '22012' } });
  expect(await held()).toEqual(before);
});
