import { HttpError } from 'grammy';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  botToken,
  refusal,
  type SandboxHarness,
  startSandbox,
  withChannel,
} from '../../../test/start-sandbox.ts';

let telegram: SandboxHarness;
let payerId: number;

beforeAll(async () => {
  telegram = await startSandbox();
  ({ payerId } = await withChannel(telegram));
});
afterAll(() => telegram.stop());

const fault = (wanted: object) => telegram.control('/faults', wanted);
const texts = async () =>
  (await telegram.look<{ text: string }[]>(`/users/${payerId}/messages`)).map((each) => each.text);

test('429 with retry_after, for one chat and as often as ordered', async () => {
  await fault({ method: 'sendMessage', chatId: payerId, kind: '429', retryAfter: 7, count: 2 });
  for (const _ of [1, 2]) {
    await expect(telegram.api.sendMessage(payerId, 'x')).rejects.toMatchObject({
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    });
  }
  await telegram.api.sendMessage(payerId, 'third');
});

test('403, 400 and 500 in the words given', async () => {
  await fault({ method: '*', kind: '403', description: 'Forbidden: user is deactivated' });
  await fault({ method: 'getMe', kind: '400', description: 'CHAT_ADMIN_REQUIRED' });
  await fault({ method: 'getMe', kind: '500' });
  expect(await refusal(telegram.api.getMe())).toBe('403 Forbidden: user is deactivated');
  expect(await refusal(telegram.api.getMe())).toBe('400 Bad Request: CHAT_ADMIN_REQUIRED');
  expect(await refusal(telegram.api.getMe())).toBe('500 Internal Server Error');
  expect((await telegram.api.getMe()).is_bot).toBe(true);
});

test('a lost answer has done its work, a dropped request has not', async () => {
  await fault({ method: 'sendMessage', kind: 'lost-answer' });
  await expect(telegram.api.sendMessage(payerId, 'arrived')).rejects.toThrow(HttpError);
  await fault({ method: 'sendMessage', kind: 'drop-request' });
  await expect(telegram.api.sendMessage(payerId, 'never')).rejects.toThrow(HttpError);
  expect(await texts()).toContain('arrived');
  expect(await texts()).not.toContain('never');
});

test('a slow answer, and faults cleared', async () => {
  await fault({ method: 'getMe', kind: 'slow', delayMs: 300 });
  const began = Date.now();
  await telegram.api.getMe();
  expect(Date.now() - began).toBeGreaterThanOrEqual(295);
  await fault({ kind: '500', count: 50 });
  await telegram.send('DELETE', '/telegram/control/faults');
  expect(await telegram.look('/faults')).toEqual([]);
  await telegram.api.getMe();
});

test('unknown method, unknown token, form and multipart bodies', async () => {
  const post = async (path: string, body?: FormData | URLSearchParams) => {
    const response = await fetch(`${telegram.url}${path}`, { method: 'POST', ...(body ? { body } : {}) });
    return [response.status, await response.json()] as const;
  };
  expect(await post(`/bot${botToken}/sendNothing`)).toEqual([
    404,
    { ok: false, error_code: 404, description: 'Not Found: method not found' },
  ]);
  expect(await post('/bot123:wrong/getMe')).toEqual([
    401,
    { ok: false, error_code: 401, description: 'Unauthorized' },
  ]);
  const form = new FormData();
  form.set('chat_id', String(payerId));
  form.set('text', 'from ä form');
  expect((await post(`/bot${botToken}/SENDMESSAGE`, form))[0]).toBe(200);
  const encoded = new URLSearchParams({
    chat_id: String(payerId),
    text: 'encoded',
    reply_markup: '{"inline_keyboard":[[{"text":"a","url":"https://example.com"}]]}',
  });
  expect((await post(`/bot${botToken}/sendMessage`, encoded))[0]).toBe(200);
  expect(await texts()).toEqual(expect.arrayContaining(['from ä form', 'encoded']));
});
