import { createLogger } from '@latchkey/runtime/create-logger';
import { createSeal, tokenOf as sealedFor } from '@latchkey/runtime/seal';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ApiServer, serviceToken, startApiServer } from '../../test/api-server.ts';
import { refusal, tokenOf } from '../../test/bot-api-server.ts';
import { encryptionKey, webhookSecret } from '../../test/start-stack.ts';
import { startTelegramOfMany, type TelegramOfMany } from '../../test/telegram-of-many.ts';
import { joined, preCheckout, textMessage } from '../../test/updates.ts';
import { type StartedBot, startBot } from '../start-bot.ts';
import { webhookSecretOf } from '../updates/webhook.ts';

const port = 22_454;
const url = `http://127.0.0.1:${port}`;
const [installed, one, two] = [7_000_000_001, 7_000_000_002, 7_000_000_003];
const seal = createSeal([encryptionKey]);
let telegram: TelegramOfMany;
let api: ApiServer;
let bot: StartedBot;
/** Updates as they were stored: of which bot, and which. */
let stored: string[];
let tokens: Map<number, { token: string; version: number }>;
let lines: string[];

const until = (check: () => void, timeout = 12_000) => vi.waitFor(check, { timeout, interval: 20 });
const start = async (webhook = false) => {
  const settings = {
    TELEGRAM_BOT_TOKEN: tokenOf(installed),
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_WEBHOOK_SECRET: webhookSecret,
    BOT_WEBHOOK_URL: webhook ? url : undefined,
    PUBLIC_API_URL: api.url,
    SERVICE_TOKEN: serviceToken,
    ENCRYPTION_KEY: [encryptionKey],
    PORT: port,
    HOST: '127.0.0.1',
    FAULT_INJECTION: undefined,
  };
  bot = await startBot(settings, createLogger({ name: 'bot' }, { write: (line) => void lines.push(line) }));
  await bot.ready;
};
const register = (...ids: number[]) => {
  for (const id of ids) tokens.set(id, { token: tokenOf(id), version: 1 });
};
const isUp = (id: number) =>
  until(() => expect(telegram.bot(id).callsOf('getUpdates').length).toBeGreaterThan(0));
const metric = async (line: string) => (await (await fetch(`${url}/metrics`)).text()).includes(line);

beforeEach(async () => {
  telegram = await startTelegramOfMany([installed, one, two]);
  api = await startApiServer();
  stored = [];
  lines = [];
  tokens = new Map();
  api.answers.ingest = ({ botTelegramId, update }) => {
    const key = `${botTelegramId}/${update.update_id}`;
    const duplicate = stored.includes(key);
    if (!duplicate) stored.push(key);
    return { duplicate, chosenLocale: null, heard: null };
  };
  api.answers.registered = ({ revision }) => {
    const now = JSON.stringify([...tokens]);
    const digest = String(now.length + [...now].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 1e9, 0));
    const bots = [...tokens].map(([botTelegramId, { token, version }]) => ({
      botTelegramId,
      tokenVersion: version,
      sealedToken: seal.close(token, sealedFor(botTelegramId)),
    }));
    return { revision: digest, bots: revision === digest ? null : bots };
  };
});
afterEach(async () => {
  await bot.close();
  await Promise.all([telegram.close(), api.close()]);
});

test('a new bot is served within seconds, a new token taken up, and one that was taken away served no more', async () => {
  await start();
  register(one);
  await isUp(one);
  telegram.bot(one).push(textMessage(1, 5, '/help'));
  await until(() => expect(telegram.bot(one).callsOf('sendMessage')).toHaveLength(1));
  expect(stored).toEqual([`${one}/1`]);
  expect(api.callsOf('hello')).toContainEqual({
    botTelegramId: one,
    username: `bot_${one}`,
    tokenVersion: 1,
  });
  expect(api.callsOf('hello')).toContainEqual({ botTelegramId: installed, username: `bot_${installed}` });

  const renewed = tokenOf(one, 'another-token-of-thirty-five-letters');
  telegram.setToken(one, renewed);
  telegram.bot(one).push(textMessage(2, 5, '/help'));
  tokens.set(one, { token: renewed, version: 2 });
  await until(() => expect(stored).toEqual([`${one}/1`, `${one}/2`]));
  await until(() =>
    expect(api.callsOf('hello')).toContainEqual(expect.objectContaining({ tokenVersion: 2 })),
  );

  tokens.delete(one);
  await until(() => expect(metric('bot_bots{state="up"} 1')).resolves.toBe(true));
  const asked = telegram.bot(one).callsOf('getUpdates').length;
  telegram.bot(one).push(textMessage(3, 5, '/help'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(telegram.bot(one).callsOf('getUpdates').length).toBeLessThanOrEqual(asked + 1);
  expect(stored).toHaveLength(2);
  expect(lines.join('')).not.toContain('thirty-five-letters');
}, 30_000);

test('what goes wrong with one bot touches no other one', async () => {
  register(one, two);
  telegram.setToken(one, 'revoked');
  telegram
    .bot(two)
    .answers.set('getUpdates', () => refusal(409, 'Conflict: terminated by other getUpdates request'));
  await start();
  await until(() => expect(api.callsOf('tokenRejected')).toEqual([{ botTelegramId: one, tokenVersion: 1 }]));
  telegram.bot(installed).push(textMessage(1, 5, '/help'));
  await until(() => expect(telegram.bot(installed).callsOf('sendMessage')).toHaveLength(1));
  expect(await metric('bot_bots{state="rejected"} 1')).toBe(true);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  telegram.bot(two).answers.delete('getUpdates');
  telegram.bot(two).push(textMessage(1, 5, '/help'));
  await until(() => expect(stored).toContain(`${two}/1`));
  expect(stored.filter((key) => key.startsWith(`${one}/`))).toEqual([]);
}, 30_000);

test('the installation’s bot whose token is rejected leaves the registered ones served', async () => {
  register(one);
  telegram.setToken(installed, 'revoked');
  await expect(start()).rejects.toThrow('Telegram rejects the token');
  telegram.bot(one).push(textMessage(1, 5, '/help'));
  await until(() => expect(stored).toEqual([`${one}/1`]));
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ checks: { telegram: 'degraded' } });
}, 30_000);

test('a flood of one bot with a restart in the middle: nothing is lost or stored twice, and the other is served at once', async () => {
  register(one, two);
  await start();
  await Promise.all([isUp(one), isUp(two)]);
  const slowly = api.answers.ingest;
  let waiting = 0;
  let most = 0;
  api.answers.ingest = async (input) => {
    waiting += 1;
    most = Math.max(most, waiting);
    await new Promise((resolve) => setTimeout(resolve, 15));
    waiting -= 1;
    return slowly(input);
  };
  const flood = Array.from({ length: 900 }, (_, n) => joined(1_000 + n, n));
  telegram.bot(one).push(...flood);
  telegram.bot(two).push(preCheckout(1, 7), textMessage(2, 8, '/help'));
  await until(() => expect(telegram.bot(two).callsOf('answerPreCheckoutQuery')).toHaveLength(1));
  await until(() => expect(telegram.bot(two).callsOf('sendMessage')).toHaveLength(1));
  expect(most).toBeLessThanOrEqual(20);
  // Long before the flood is over.
  expect(stored.length).toBeLessThan(850);

  await bot.close();
  await start();
  telegram.bot(two).push(textMessage(3, 8, '/terms'), textMessage(4, 9, '/help'));
  await until(() => expect(telegram.bot(one).unconfirmed()).toEqual([]), 25_000);
  await until(() => expect(telegram.bot(two).unconfirmed()).toEqual([]));
  const of = (id: number) => stored.filter((key) => key.startsWith(`${id}/`)).length;
  expect([of(one), of(two)]).toEqual([900, 4]);
  await until(() => expect(telegram.bot(two).callsOf('sendMessage')).toHaveLength(3));
  expect(await metric('bot_unconfirmed_updates 0')).toBe(true);
}, 60_000);

describe('by webhook', () => {
  const post = async (id: number, secret: unknown, updateId = 1) => {
    const response = await fetch(`${url}/webhooks/telegram/${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': String(secret) },
      body: JSON.stringify(joined(updateId, updateId)),
    });
    return response.status;
  };

  test('each bot has a secret of its own; what comes out of order and twice, for two bots at once, is stored once', async () => {
    register(one, two);
    await start(true);
    await until(() => expect(telegram.bot(two).callsOf('setWebhook')).toHaveLength(1));
    await until(() => expect(telegram.bot(one).callsOf('setWebhook')).toHaveLength(1));
    const secretOf = (id: number) => telegram.bot(id).callsOf('setWebhook')[0]?.secret_token;
    expect(new Set([secretOf(installed), secretOf(one), secretOf(two)]).size).toBe(3);
    expect(secretOf(one)).toBe(webhookSecretOf(webhookSecret, one));
    expect(secretOf(one)).toMatch(/^[\w-]{1,256}$/);
    await until(() => expect(metric('bot_bots{state="up"} 3')).resolves.toBe(true));
    expect(await post(one, secretOf(one))).toBe(200);
    expect(await post(two, secretOf(one))).toBe(401);
    expect(await post(two, webhookSecret)).toBe(401);
    expect(await post(two, secretOf(two))).toBe(200);
    expect(stored).toEqual([`${one}/1`, `${two}/1`]);
    // Out of order, each twice, both bots at once.
    const ids = Array.from({ length: 60 }, (_, n) => 160 - n);
    const burst = [...ids, ...ids].flatMap((id) => [one, two].map((bot) => post(bot, secretOf(bot), id)));
    expect(new Set(await Promise.all(burst))).toEqual(new Set([200]));
    expect(stored).toHaveLength(122);
    tokens.delete(two);
    await until(() => expect(post(two, secretOf(two))).resolves.toBe(401));
  }, 30_000);
});
