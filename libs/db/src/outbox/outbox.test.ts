import { sql as statement } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../new-id.ts';
import { createTestDatabase } from '../testing/create-test-database.ts';
import { createTestCommitter } from '../testing/test-committer.ts';
import { markPushed } from './mark-pushed.ts';
import { takeDue } from './take-due.ts';
import { unitOfWork } from './unit-of-work.ts';

const { database, drop } = await createTestDatabase();
afterAll(drop);
const { sql } = database;
const committer = createTestCommitter(database);
beforeEach(async () => {
  committer.jobs.length = 0;
  await sql`delete from outbox`;
});

const organisationId = newId('organisation');
const job = () =>
  ({
    name: 'access.converge',
    payload: { organisationId, accessId: newId('access'), correlationId: 'cor' },
  }) as const;

describe('a unit of work', () => {
  test('hands its jobs on after the commit, as they lie in the outbox', async () => {
    const [now, later] = [job(), job()];
    const notBefore = new Date('2026-12-01T00:00:00.000Z');
    await unitOfWork(committer, async (unit) => {
      unit.promise(now);
      unit.promise(later, notBefore);
      expect(committer.jobs).toEqual([]);
    });
    expect(committer.jobs).toMatchObject([
      { ...now, notBefore: null },
      { ...later, notBefore },
    ]);
    await sql`update outbox set held_until = now() - interval '1 second'`;
    const taken = await takeDue(database, 10);
    expect(taken.sort((a, b) => Number(a.id) - Number(b.id))).toEqual(committer.jobs);
  });

  test('promises nothing when it fails', async () => {
    const failing = unitOfWork(committer, async (unit) => {
      unit.promise(job());
      await unit.db.execute(statement`select 1 / 0`);
    });
    await expect(failing).rejects.toThrow();
    expect(committer.jobs).toEqual([]);
    expect(await sql`select from outbox`).toHaveLength(0);
  });

  test('two that lock in a circle both come through, each once', async () => {
    await sql`insert into heartbeat (process, seen_at) values ('left', now()), ('right', now()) on conflict do nothing`;
    let met = 0;
    let open = () => {};
    const both = new Promise<void>((resolve) => {
      open = resolve;
    });
    let tries = 0;
    const crossing = (first: string, second: string) =>
      unitOfWork(committer, async (unit) => {
        tries += 1;
        unit.promise(job());
        await unit.db.execute(statement`select from heartbeat where process = ${first} for update`);
        met += 1;
        if (met === 2) open();
        await both;
        await unit.db.execute(statement`select from heartbeat where process = ${second} for update`);
      });
    await Promise.all([crossing('left', 'right'), crossing('right', 'left')]);
    expect(tries).toBeGreaterThanOrEqual(3);
    expect(committer.jobs).toHaveLength(2);
    expect(await sql`select from outbox`).toHaveLength(2);
  });

  test('a fault that stays is thrown', async () => {
    let tries = 0;
    const failing = unitOfWork(committer, async () => {
      tries += 1;
      throw Object.assign(new Error('deadlock'), { code: '40P01' });
    });
    await expect(failing).rejects.toThrow('deadlock');
    expect(tries).toBe(4);
  });
});

test('what its committer is pushing is left alone at first', async () => {
  await unitOfWork(committer, async (unit) => unit.promise(job()));
  expect(await takeDue(database, 10)).toEqual([]);
});

test('many relays at once take each job once', async () => {
  await unitOfWork(committer, async (unit) => {
    for (let count = 0; count < 200; count += 1) unit.promise(job());
  });
  await sql`update outbox set held_until = now() - interval '1 second'`;
  const taken = await Promise.all(Array.from({ length: 12 }, () => takeDue(database, 25)));
  expect(taken.every((jobs) => jobs.length <= 25)).toBe(true);
  const rest = await takeDue(database, 500);
  const ids = [...taken.flat(), ...rest].map(({ id }) => id);
  expect(ids).toHaveLength(200);
  expect(new Set(ids).size).toBe(200);
  await markPushed(database, ids);
  expect(await sql`select from outbox`).toHaveLength(0);
});
