import { newId } from '@latchkey/db/new-id';
import { Api } from 'grammy';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { refusal, startBotApi, taken } from '../../test/start-bot-api.ts';
import type { Bots } from './bots.ts';
import { callTelegram } from './call-telegram.ts';
import { UnknownBot } from './unknown-bot.ts';

const botApi = await startBotApi();
afterAll(botApi.close);
beforeEach(botApi.forget);

const of = { organisationId: newId('organisation'), botId: newId('bot') };
const rejected = async () => null;
const at = (apiRoot: string): Bots => ({ api: async () => new Api('42:test', { apiRoot }), rejected });
const failing = (error: Error): Bots => ({ api: async () => Promise.reject(error), rejected });
const callBy = (bots: Bots) =>
  callTelegram(bots, of, (api, signal) => api.sendMessage(1, 'hello', {}, signal as never));
const call = () => callBy(at(botApi.url));

test('what Telegram answers comes back', async () => {
  botApi.answer('sendMessage', taken({ message_id: 7 }));
  expect(await call()).toEqual({ ok: true, value: { message_id: 7 } });
});

test.each([
  [refusal(403, 'Forbidden: bot was blocked by the user'), { kind: 'person_unreachable' }],
  [refusal(429, 'Too Many Requests', { retry_after: 9 }), { kind: 'rate_limited', retryAfterMs: 9_000 }],
  [
    refusal(400, 'Bad Request: upgraded', { migrate_to_chat_id: -1_005 }),
    { kind: 'chat_migrated', newChatId: -1_005 },
  ],
  [refusal(502, 'Bad Gateway'), { kind: 'transient' }],
])('a refusal becomes an answer of its class: %j', async (answer, failure) => {
  botApi.answer('sendMessage', answer);
  expect(await call()).toMatchObject({ ok: false, failure });
});

describe('the message may have been taken', () => {
  test('when the connection ends without an answer', async () => {
    botApi.answer('sendMessage', 'cut');
    expect(await call()).toMatchObject({ ok: false, failure: { kind: 'transient' } });
  });

  test('when a proxy answers with a page of its own', async () => {
    botApi.answer('sendMessage', { status: 200, body: '<html>busy</html>' });
    expect(await call()).toMatchObject({ ok: false, failure: { kind: 'transient' } });
  });

  test('when nothing, or only half of it, has come within ten seconds', async () => {
    botApi.answer('sendMessage', 'silence', () => new Promise(() => {}));
    const began = performance.now();
    const answers = await Promise.all([call(), call()]);
    const took = performance.now() - began;
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, failure: { kind: 'transient' } });
    expect(took).toBeGreaterThan(9_900);
    expect(took).toBeLessThan(11_500);
  }, 20_000);
});

describe('the message was surely not sent', () => {
  test('when the connection is refused', async () => {
    const gone = await startBotApi();
    await gone.close();
    expect(await callBy(at(gone.url))).toMatchObject({ ok: false, failure: { kind: 'not_sent' } });
  });

  test('when the name is not found', async () => {
    const answer = await callBy(at('http://telegram.invalid'));
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'not_sent' } });
  });

  test('when the bot cannot be looked up, because the database is away', async () => {
    const answer = await callBy(failing(new Error('connection closed')));
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'not_sent' } });
  });

  test('when there is no token for it: a person must act', async () => {
    const answer = await callBy(failing(new UnknownBot(of.botId)));
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'token_rejected' } });
  });
});

test('what went wrong is told without the token', async () => {
  const answers = [await callBy(at('http://telegram.invalid'))];
  botApi.answer('sendMessage', 'cut');
  answers.push(await call());
  expect(JSON.stringify(answers)).not.toContain('42:test');
});
