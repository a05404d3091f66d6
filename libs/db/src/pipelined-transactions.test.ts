import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase } from './testing/create-test-database.ts';

const { database, drop } = await createTestDatabase({ maxConnections: 2 });
afterAll(drop);
const { db } = database;
const beat = (process: string) => sql`insert into heartbeat (process, seen_at) values (${process}, now())`;
const beats = async () =>
  (await database.sql`select process from heartbeat order by process`).map((row) => row.process);
const ownPid = sql`select pg_backend_pid() as pid`;

beforeEach(async () => {
  await database.sql`delete from heartbeat`;
});

describe('a transaction', () => {
  test('keeps what was sent and not waited for, in its order', async () => {
    const result = await db.transaction(async (tx) => {
      const late = Promise.all([
        tx.execute(beat('one')),
        tx.execute(sql`update heartbeat set process = 'two'`),
      ]);
      late.catch(() => {});
      return 'done';
    });
    expect(result).toBe('done');
    expect(await beats()).toEqual(['two']);
  });

  test('keeps nothing when a statement that nobody waited for fails', async () => {
    const running = db.transaction(async (tx) => {
      await tx.execute(beat('one'));
      tx.execute(sql`select 1 / 0`).catch(() => {});
    });
    await expect(running).rejects.toThrow('a statement of the transaction failed');
    expect(await beats()).toEqual([]);
  });

  test('keeps nothing when its work throws, and what a constraint refuses at the end is thrown', async () => {
    const broken = db.transaction(async (tx) => {
      await tx.execute(beat('one'));
      throw new Error('changed my mind');
    });
    await expect(broken).rejects.toThrow('changed my mind');
    const unbalanced = db.transaction(async (tx) => {
      await tx.execute(beat('two'));
      await tx.execute(sql`
        insert into journal_entry (organisation_id, id, kind, provider, account, livemode, object_id, correlation_id, at)
        values ('org', 'jre', 'payment', 'stripe', 'acct', false, 'in', 'cor', now())`);
    });
    await expect(unbalanced).rejects.toThrow(/zero-sum/);
    expect(await beats()).toEqual([]);
  });

  test('within another is kept with it, or taken back alone', async () => {
    await db.transaction(async (outer) => {
      await outer.execute(beat('one'));
      await outer.transaction(async (inner) => inner.execute(beat('two')));
      const broken = outer.transaction(async (inner) => {
        await inner.execute(beat('three'));
        throw new Error('changed my mind');
      });
      await expect(broken).rejects.toThrow('changed my mind');
    });
    expect(await beats()).toEqual(['one', 'two']);
  });

  test('that has ended takes no more statements', async () => {
    const leaked = await db.transaction(async (tx) => ({ tx }));
    await expect(leaked.tx.execute(beat('late')).execute()).rejects.toThrow();
    expect(await beats()).toEqual([]);
  });

  test('whose connection is lost fails, keeps nothing, and leaves the pool whole', async () => {
    const running = db.transaction(async (tx) => {
      const [row] = await tx.execute<{ pid: number }>(ownPid);
      await tx.execute(beat('one'));
      await database.sql`select pg_terminate_backend(${row?.pid ?? 0})`;
      await tx.execute(beat('two'));
    });
    await expect(running).rejects.toThrow();
    const pids = await Promise.all(
      Array.from({ length: 6 }, () => db.transaction(async (tx) => (await tx.execute(ownPid))[0]?.pid)),
    );
    expect(new Set(pids).size).toBeGreaterThan(0);
    expect(await beats()).toEqual([]);
  });
});
