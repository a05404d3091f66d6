import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../connect-database.ts';
import { sharedUnitOfWork, unitOfWork } from '../outbox/unit-of-work.ts';
import { createTestDatabase } from '../testing/create-test-database.ts';
import { createTestCommitter } from '../testing/test-committer.ts';
import { gather } from './gather.ts';

const { database, drop } = await createTestDatabase();
afterAll(drop);
const { db } = database;
const committer = createTestCommitter(database);

/** The items of each journey. */
const journeys: string[][] = [];

async function beatAll(on: Db, names: readonly string[]): Promise<string[]> {
  journeys.push([...names]);
  if (names.includes('bad')) await on.execute(sql`select 1 / 0`);
  await on.execute(sql`
    insert into heartbeat (process, seen_at) select name, now() from unnest(${sql.param([...names])}::text[]) as t (name)`);
  return names.map((name) => `${name} beats`);
}
const beat = (on: Db, name: string) => gather(on, beatAll, name);
const beats = async () =>
  (await database.sql`select process from heartbeat order by process`).map((row) => row.process);

beforeEach(async () => {
  await database.sql`delete from heartbeat`;
  journeys.length = 0;
});

describe('on the pool', () => {
  test('a lone one goes at once; those that come meanwhile go together, and each hears its own', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    expect(await Promise.all(names.map((name) => beat(db, name)))).toEqual(
      names.map((name) => `${name} beats`),
    );
    expect(journeys).toEqual([['a'], ['b'], ['c', 'd', 'e']]);
  });

  test('one that fails takes no others with it', async () => {
    const settled = await Promise.allSettled(['a', 'b', 'c', 'bad', 'e'].map((name) => beat(db, name)));
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await beats()).toEqual(['a', 'b', 'c', 'e']);
  });
});

describe('in a transaction', () => {
  const sharing = (name: string, then: () => Promise<void> = async () => {}) =>
    sharedUnitOfWork(committer, async (unit) => {
      const heard = await beat(unit.db, name);
      await then();
      return heard;
    });

  test('works that come while others are under way share one, and the statements in it', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    expect(await Promise.all(names.map((name) => sharing(name)))).toEqual(
      names.map((name) => `${name} beats`),
    );
    expect(journeys).toEqual([['a'], ['b'], ['c', 'd', 'e']]);
  });

  test('where one fails each runs by itself: the others are kept, the one is not', async () => {
    const fail = async () => {
      throw new Error('changed my mind');
    };
    const settled = await Promise.allSettled([
      sharing('a'),
      sharing('b'),
      sharing('c'),
      sharing('d', fail),
      sharing('bad'),
      sharing('f'),
    ]);
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(await beats()).toEqual(['a', 'b', 'c', 'f']);
  });

  test('what nobody waited for is kept too, and its failure is thrown', async () => {
    const leaving = (name: string) =>
      sharedUnitOfWork(committer, async (unit) => unit.sent(beat(unit.db, name)));
    const settled = await Promise.allSettled(['a', 'b', 'c', 'bad', 'e'].map(leaving));
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await beats()).toEqual(['a', 'b', 'c', 'e']);
  });

  test('for the same key they take turns', async () => {
    const seen: string[] = [];
    const turn = (name: string) =>
      sharedUnitOfWork(committer, (unit) =>
        unit.inTurn('person', async () => {
          seen.push(`${name} begins`);
          await beat(unit.db, name);
          seen.push(`${name} ends`);
        }),
      );
    await Promise.all(['a', 'b', 'c', 'd'].map(turn));
    // The third and the fourth share a transaction.
    expect(seen.indexOf('c ends')).toBeLessThan(seen.indexOf('d begins'));
  });

  test('jobs go on after the commit, each to whom its work belongs', async () => {
    const payload = {
      account: 'acct',
      livemode: false,
      objectKind: 'subscription',
      objectId: 'sub',
      correlationId: 'cor',
    } as const;
    const promising = (objectId: string) =>
      sharedUnitOfWork(committer, async (unit) =>
        unit.promise({ name: 'payment.sync', payload: { ...payload, objectId } }),
      );
    await Promise.all(['one', 'two', 'three', 'four'].map(promising));
    await unitOfWork(committer, async (unit) => unit.promise({ name: 'payment.sync', payload }));
    const inOutbox = await database.sql`select id::text, payload ->> 'objectId' as object from outbox`;
    expect(
      committer.jobs.map(({ id, payload }) => [id, (payload as { objectId: string }).objectId]).sort(),
    ).toEqual(inOutbox.map(({ id, object }) => [id, object]).sort());
    expect(committer.jobs).toHaveLength(5);
  });
});
