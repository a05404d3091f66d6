import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/create-test-database.ts';
import { mintTelegramId } from '../testing/factories/mint-number.ts';
import { changePace } from './change-pace.ts';

const { database, drop } = await createTestDatabase();
afterAll(drop);
const { db, sql } = database;

const addOne = (bot: number) =>
  changePace(db, bot, (lines, now) => {
    const slots = [...(lines.bot?.slots ?? []), now];
    return { lines: { bot: { slots, until: 0 } }, result: slots.length };
  });

test('of many at the same moment none is lost, and each is answered for what was written', async () => {
  const bot = mintTelegramId();
  const answers = await Promise.all(Array.from({ length: 12 }, () => addOne(bot)));
  expect(answers.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
});

test('each bot by itself, in the wall time of the database', async () => {
  const [one, other] = [mintTelegramId(), mintTelegramId()];
  await addOne(one);
  expect(await addOne(other)).toBe(1);
  const [row] = await sql<{ apart: number }[]>`
    select extract(epoch from clock_timestamp()) * 1000 - (lines -> 'bot' -> 'slots' ->> 0)::float8 as apart
    from telegram_pace where bot_telegram_id = ${one}`;
  expect(Number(row?.apart)).toBeGreaterThanOrEqual(0);
  expect(Number(row?.apart)).toBeLessThan(5_000);
});

test('a reservation waits for no disk', async () => {
  expect(await sql`select relpersistence from pg_class where relname = 'telegram_pace'`).toEqual([
    { relpersistence: 'u' },
  ]);
});
