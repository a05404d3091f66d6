import { setTimeout as sleep } from 'node:timers/promises';
import { connectDatabase, type Db } from '@latchkey/db/connect-database';
import { createTestDatabase } from '@latchkey/db/testing/create-test-database';
import { mintTelegramId } from '@latchkey/db/testing/factories/mint-number';
import { mintShop } from '@latchkey/db/testing/factories/mint-shop';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { silent } from '../../../test/silent.ts';
import { refusal, startBotApi, taken } from '../../../test/start-bot-api.ts';
import { testSeal } from '../../../test/test-seal.ts';
import { type Bots, type CallingBot, createBots } from '../bots.ts';
import { callTelegram } from '../call-telegram.ts';
import { createMessagePace } from './message-pace.ts';
import { openLimits } from './open-limits.ts';

// Three workers: each with connections, limits and clients of its own.
const { database, databaseUrl, drop } = await createTestDatabase();
const botApi = await startBotApi();
const workers = await Promise.all(
  ['one', 'two', 'three'].map(async (applicationName) => {
    const own = await connectDatabase({ databaseUrl, maxConnections: 3, applicationName });
    const limits = openLimits({ db: own.db, logger: silent });
    const tokens = { TELEGRAM_BOT_TOKEN: '42:test' };
    const bots = createBots({ db: own.db, apiRoot: botApi.url, tokens, seal: testSeal, limits });
    const close = async () => {
      await limits.close();
      await own.close();
    };
    return { bots, close };
  }),
);
afterAll(async () => {
  await Promise.all(workers.map(({ close }) => close()));
  await botApi.close();
  await drop();
});

let of: CallingBot;
beforeEach(async () => {
  botApi.forget();
  of = await mintShop(database.db, { at: new Date() });
});

/** Telegram at its strictest: by when messages arrive, no more than so many in any second, and one in a chat. */
function strict(perSecond: number) {
  const arrived: { at: number; chat: unknown }[] = [];
  let refused = 0;
  botApi.answer('sendMessage', ({ payload: { chat_id: chat } }) => {
    const now = performance.now();
    const lately = arrived.filter(({ at }) => at > now - 1_000);
    if (lately.length >= perSecond || lately.some((one) => one.chat === chat)) {
      refused += 1;
      return refusal(429, 'Too Many Requests: retry after 3', { retry_after: 3 });
    }
    arrived.push({ at: now, chat });
    return taken({ message_id: arrived.length });
  });
  return { arrived, refused: () => refused };
}

const say = (bots: Bots, chat: number, waited: boolean) =>
  callTelegram(bots, { ...of, waited }, (api, signal) => api.sendMessage(chat, 'hello', {}, signal as never));

/** As a job does: comes again when it is told to. */
async function sayUntilTaken(bots: Bots, chat: number): Promise<void> {
  for (let waited = false; ; waited = true) {
    const answer = await say(bots, chat, waited);
    if (answer.ok) return;
    expect(answer.failure.kind).toBe('rate_limited');
    await sleep(answer.failure.retryAfterMs);
  }
}

const worker = (index: number): Bots => (workers[index % workers.length] as { bots: Bots }).bots;

describe('three workers', () => {
  const refused: number[] = [];

  // Where the machine is too busy for the time allowed, it is tried again; what was refused once stays refused.
  test('never exceed thirty a second together, and a burst needs hardly longer than that', {
    retry: 4,
    timeout: 30_000,
  }, async () => {
    const telegram = strict(30);
    const people = Array.from({ length: 120 }, mintTelegramId);
    const began = performance.now();
    await Promise.all(people.map((chat, index) => sayUntilTaken(worker(index), chat)));
    refused.push(telegram.refused());
    expect(Math.max(...refused)).toBe(0);
    expect(new Set(telegram.arrived.map(({ chat }) => chat)).size).toBe(120);
    expect(performance.now() - began).toBeLessThan((1.1 * 1_000 * 120) / 30);
  });

  test('write to one person once a second, while the others are not kept waiting', async () => {
    const telegram = strict(30);
    const [busy, quiet] = [mintTelegramId(), mintTelegramId()];
    const toBusy = Promise.all([0, 1, 2].map((index) => sayUntilTaken(worker(index), busy)));
    const began = performance.now();
    await sayUntilTaken(worker(0), quiet);
    expect(performance.now() - began).toBeLessThan(500);
    await toBusy;
    expect(telegram.refused()).toBe(0);
  });
});

test('a lone message goes at once', async () => {
  strict(30);
  const began = performance.now();
  expect(await say(worker(0), mintTelegramId(), false)).toMatchObject({ ok: true });
  expect(performance.now() - began).toBeLessThan(250);
});

test('what is not a message is not counted', async () => {
  botApi.answer('getChatMember', taken({ status: 'left' }));
  const looks = await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      callTelegram(worker(index), of, (api, signal) => api.getChatMember(-1_005, index, signal as never)),
    ),
  );
  expect(looks.every(({ ok }) => ok)).toBe(true);
  expect(
    await database.sql`select from telegram_pace where bot_telegram_id in (select telegram_id from bot where id = ${of.botId})`,
  ).toHaveLength(0);
});

test('with the database away nothing is sent, and the message is known not to be', async () => {
  const away = { execute: () => Promise.reject(new Error('the database is away')) } as unknown as Db;
  const limits = { ...openLimits({ db: database.db, logger: silent }), pace: createMessagePace(away) };
  const bots = createBots({
    db: database.db,
    apiRoot: botApi.url,
    tokens: { TELEGRAM_BOT_TOKEN: '42:test' },
    seal: testSeal,
    limits,
  });
  expect(await say(bots, 7, false)).toMatchObject({ ok: false, failure: { kind: 'not_sent' } });
  expect(botApi.calls).toEqual([]);
  await limits.close();
});
