import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '@latchkey/db/connect-database';
import { createTestDatabase } from '@latchkey/db/testing/create-test-database';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { afterAll, expect, test, vi } from 'vitest';
import { silent } from '../../../test/silent.ts';
import { createHolds, everywhere } from './holds.ts';

const { database, drop } = await createTestDatabase();
const open = (db: Db = database.db) => createHolds({ db, everyMs: 20, logger: silent });
const [here, there] = [open(), open()];
afterAll(async () => {
  await Promise.all([here.stop(), there.stop()]);
  await drop();
});

const call = (over: object = {}) => ({
  botTelegramId: mintTelegramId(),
  chat: '77',
  method: 'sendMessage',
  ...over,
});

test('hard case 19: a hold is for one method of one bot in one chat, and for as long as Telegram says', async () => {
  const held = call();
  await here.note(held, 400);
  expect(here.leftMs(held)).toBeGreaterThan(200);
  expect(here.leftMs({ ...held, chat: '78' })).toBe(0);
  expect(here.leftMs({ ...held, method: 'getChatMember' })).toBe(0);
  expect(here.leftMs({ ...held, botTelegramId: mintTelegramId() })).toBe(0);
  // The database has its own idea of when it began.
  await sleep(450);
  expect(here.leftMs(held)).toBe(0);
});

test('without a chat it is for that method everywhere', async () => {
  const held = call({ chat: everywhere, method: 'getChatMember' });
  await here.note(held, 5_000);
  expect(here.leftMs({ ...held, chat: '78' })).toBeGreaterThan(4_500);
  expect(here.leftMs({ ...held, method: 'sendMessage' })).toBe(0);
});

test('the other workers know, and those that start later', async () => {
  const held = call();
  await here.note(held, 5_000);
  await vi.waitFor(() => expect(there.leftMs(held)).toBeGreaterThan(4_000));
  expect(there.leftMs(held)).toBeLessThanOrEqual(5_000);
  const later = open();
  await vi.waitFor(() => expect(later.leftMs(held)).toBeGreaterThan(4_000));
  await later.stop();
});

test('a shorter one does not cut it short', async () => {
  const held = call();
  await here.note(held, 5_000);
  await there.note(held, 100);
  await vi.waitFor(() => expect(there.leftMs(held)).toBeGreaterThan(4_000));
  expect(here.leftMs(held)).toBeGreaterThan(4_000);
});

test('with the database away a worker still obeys what it was told itself', async () => {
  const away = { execute: () => Promise.reject(new Error('the database is away')) } as unknown as Db;
  const alone = open(away);
  const held = call();
  await alone.note(held, 5_000);
  await sleep(50);
  expect(alone.leftMs(held)).toBeGreaterThan(4_000);
  await alone.stop();
});
