import { afterAll, expect, test } from 'vitest';
import type { Db } from '../connect-database.ts';
import { createTestDatabase } from '../testing/create-test-database.ts';
import { mintTelegramId } from '../testing/factories/mint-number.ts';
import { openPace, type Pace } from './open-pace.ts';

const { database, drop } = await createTestDatabase();
afterAll(drop);
const { db, sql } = database;

let statements = 0;
const counting = {
  execute: (query: never) => {
    statements += 1;
    return db.execute(query);
  },
} as unknown as Db;

const addOne = (pace: Pace) =>
  pace.change((lines, now) => {
    const slots = [...(lines.bot?.slots ?? []), now];
    return { lines: { bot: { slots, until: 0 } }, result: slots.length };
  });

test('of many at the same moment none is lost, and each is answered for what was written', async () => {
  const bot = mintTelegramId();
  const answers = await Promise.all(Array.from({ length: 12 }, () => addOne(openPace(db, bot))));
  expect(answers.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
});

test('one statement a change, with one more to begin with and for each time that another worker was faster', async () => {
  const bot = mintTelegramId();
  const [ours, theirs] = [openPace(counting, bot), openPace(db, bot)];
  const costs = async (change: Promise<number>) => [await change, statements];
  expect(await costs(addOne(ours))).toEqual([1, 2]);
  expect(await costs(addOne(ours))).toEqual([2, 3]);
  await addOne(theirs);
  expect(await costs(addOne(ours))).toEqual([4, 5]);
  expect(await costs(addOne(ours))).toEqual([5, 6]);
});

test('each bot by itself, in the wall time of the database', async () => {
  const [one, other] = [mintTelegramId(), mintTelegramId()];
  await addOne(openPace(db, one));
  expect(await addOne(openPace(db, other))).toBe(1);
  const [row] = await sql<{ apart: number }[]>`
    select extract(epoch from clock_timestamp()) * 1000 - (lines -> 'bot' -> 'slots' ->> 0)::float8 as apart
    from telegram_pace where bot_telegram_id = ${one}`;
  expect(Number(row?.apart)).toBeGreaterThanOrEqual(0);
  expect(Number(row?.apart)).toBeLessThan(5_000);
});

test('after a crash of the server the table is empty, and goes on from what is known', async () => {
  const pace = openPace(db, mintTelegramId());
  await addOne(pace);
  await sql`delete from telegram_pace`;
  expect(await addOne(pace)).toBe(2);
});

test('a reservation waits for no disk', async () => {
  expect(await sql`select relpersistence from pg_class where relname = 'telegram_pace'`).toEqual([
    { relpersistence: 'u' },
  ]);
});
